package cn.bianmin.identity.staff;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Access;
import cn.bianmin.identity.Roles;

/**
 * The roles of one member of staff, hall by hall.
 *
 * @param everyHall an admin of the whole installation
 * @param byHall the hall's number → the roles there, never empty sets
 */
record RoleAssignments(boolean everyHall, Map<Integer, Set<String>> byHall) {

    /** One set of roles and the halls where all of it is held; see {@link Access}. */
    record Acting(Set<String> roles, Set<Integer> halls, boolean everyHall) {
    }

    RoleAssignments {
        byHall = new TreeMap<>(byHall);
    }

    /**
     * What a session acts as.
     *
     * @param hall where the person wants to work; null: everywhere for an admin of the installation, else the hall of the
     *        lowest number and all others where the same roles are held
     * @return empty when there is nothing they could act as
     */
    Optional<Acting> acting(@Nullable HallId hall) {
        if (hall != null) {
            return at(hall.value());
        }
        return everyHall ? Optional.of(new Acting(Set.of(Roles.ADMIN), Set.of(), true)) : whereTheSameIsHeld();
    }

    /** True when everything this person is lies in those halls. */
    boolean liesWithin(Access manager) {
        return manager.everyHall() || (!everyHall && !byHall.isEmpty() && manager.halls().containsAll(byHall.keySet()));
    }

    /**
     * True when that hall's admin may change the roles there: the person works there already, or works nowhere. Who works only
     * elsewhere is another hall's to give away.
     */
    boolean mayChangeAt(HallId hall, Access manager) {
        return byHall.containsKey(hall.value()) || (byHall.isEmpty() && !everyHall) || liesWithin(manager);
    }

    private Optional<Acting> at(int hall) {
        var admin = everyHall ? Stream.of(Roles.ADMIN) : Stream.<String> empty();
        var roles = Stream.concat(admin, byHall.getOrDefault(hall, Set.of()).stream()).collect(Collectors.toUnmodifiableSet());
        return roles.isEmpty() ? Optional.empty() : Optional.of(new Acting(roles, Set.of(hall), false));
    }

    private Optional<Acting> whereTheSameIsHeld() {
        return byHall.values().stream().findFirst().map(roles -> new Acting(roles, byHall.entrySet().stream()
                .filter(hall -> hall.getValue().containsAll(roles))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()), false));
    }
}
