package cn.bianmin.identity;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.staff.StaffStore;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;

/** The names of staff, for colleagues who read what they did. */
@ApplicationScoped
public class StaffNames {

    private static final String PREFIX = SessionKind.STAFF.word() + ":";

    private final StaffStore store;
    private final Database database;

    StaffNames(StaffStore store, Database database) {
        this.store = store;
        this.database = database;
    }

    /**
     * By what {@link Caller#name()} said of them; also of those who were dismissed since. Whoever is no member of staff is
     * left out.
     */
    public Uni<Map<String, String>> of(Collection<String> callers) {
        var ids = callers.stream()
                .filter(caller -> caller.startsWith(PREFIX))
                .map(caller -> UUID.fromString(caller.substring(PREFIX.length())))
                .distinct()
                .toArray(UUID[]::new);
        return ids.length == 0 ? Uni.createFrom().item(Map.of())
                : database.withConnection(connection -> store.names(connection, ids)).map(names -> names.entrySet().stream()
                        .collect(Collectors.toMap(name -> PREFIX + name.getKey(), Map.Entry::getValue)));
    }
}
