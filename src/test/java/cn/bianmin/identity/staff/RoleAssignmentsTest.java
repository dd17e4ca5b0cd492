package cn.bianmin.identity.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Roles;
import cn.bianmin.identity.staff.RoleAssignments.Acting;

class RoleAssignmentsTest {

    private static final Set<String> CLERK = Set.of(Roles.CLERK);
    private static final Set<String> DIRECTOR = Set.of(Roles.DIRECTOR);

    @Test
    void aClerkHereAndDirectorThereIsNeverDirectorHere() {
        var both = new RoleAssignments(false, Map.of(1, CLERK, 2, DIRECTOR));
        assertThat(both.acting(null)).contains(new Acting(CLERK, Set.of(1), false));
        assertThat(both.acting(new HallId(2))).contains(new Acting(DIRECTOR, Set.of(2), false));
    }

    @Test
    void theSameRolesInTwoHallsOpenBoth() {
        var same = new RoleAssignments(false, Map.of(3, CLERK, 5, Set.of(Roles.CLERK, Roles.EDITOR)));
        assertThat(same.acting(null)).contains(new Acting(CLERK, Set.of(3, 5), false));
    }

    @Test
    void whoHasNoRoleInAHallCannotActThere() {
        assertThat(new RoleAssignments(false, Map.of(1, CLERK)).acting(new HallId(2))).isEmpty();
        assertThat(new RoleAssignments(false, Map.of()).acting(null)).isEmpty();
    }

    @Test
    void anAdminOfEveryHallActsEverywhereAsAdminAndNothingElse() {
        var admin = new RoleAssignments(true, Map.of(1, CLERK));
        assertThat(admin.acting(null)).contains(new Acting(Set.of(Roles.ADMIN), Set.of(), true));
        assertThat(admin.acting(new HallId(1))).contains(new Acting(Set.of(Roles.ADMIN, Roles.CLERK), Set.of(1), false));
    }
}
