package cn.bianmin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.Appointments.Acting;

class AppointmentsTest {

    private static final Set<String> CLERK = Set.of(Roles.CLERK);
    private static final Set<String> DIRECTOR = Set.of(Roles.DIRECTOR);

    @Test
    void aClerkHereAndDirectorThereIsNeverDirectorHere() {
        var both = new Appointments(false, Map.of(1, CLERK, 2, DIRECTOR));
        assertThat(both.acting(null)).contains(new Acting(CLERK, Set.of(1), false));
        assertThat(both.acting(new HallId(2))).contains(new Acting(DIRECTOR, Set.of(2), false));
    }

    @Test
    void theSameRolesInTwoHallsOpenBoth() {
        var same = new Appointments(false, Map.of(3, CLERK, 5, Set.of(Roles.CLERK, Roles.EDITOR)));
        assertThat(same.acting(null)).contains(new Acting(CLERK, Set.of(3, 5), false));
    }

    @Test
    void whoHasNoRoleInAHallCannotActThere() {
        assertThat(new Appointments(false, Map.of(1, CLERK)).acting(new HallId(2))).isEmpty();
        assertThat(new Appointments(false, Map.of()).acting(null)).isEmpty();
    }

    @Test
    void anAdminOfEveryHallActsEverywhereAsAdminAndNothingElse() {
        var admin = new Appointments(true, Map.of(1, CLERK));
        assertThat(admin.acting(null)).contains(new Acting(Set.of(Roles.ADMIN), Set.of(), true));
        assertThat(admin.acting(new HallId(1))).contains(new Acting(Set.of(Roles.ADMIN, Roles.CLERK), Set.of(1), false));
    }
}
