package cn.bianmin.hall.admin;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.DayHours;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallFacts;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallParameters;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.WindowView;

/**
 * A hall as the public sees it now.
 *
 * @param hoursToday today in the hall's zone
 * @param openNow somebody is served at this moment
 * @param nextOpening the beginning of the next opening period; null when none is near
 */
record HallView(HallId hall, String name, String nameEn, String address, String addressEn, String phone, String introduction,
        String introductionEn, String zone, List<HallFacts.Floor> floors, List<DeskView> desks, DayHours hoursToday,
        boolean openNow, @Nullable OffsetDateTime nextOpening, HallParameters parameters, boolean sample) {

    record DeskView(DeskId desk, String code, String name, String nameEn, int floor, int minutesPerPerson,
            Map<String, Integer> shares, List<WindowView> windows) {

        static DeskView of(Desk desk) {
            return new DeskView(desk.id(), desk.code(), desk.name(), desk.nameEn(), desk.floor(), desk.minutesPerPerson(),
                    desk.shares(), desk.windows());
        }
    }

    static HallView of(HallPlan plan, Instant at) {
        var now = at.atZone(plan.zone());
        var today = plan.hoursOn(now.toLocalDate());
        var next = plan.nextOpening(now.toLocalDateTime()).map(opening -> opening.atZone(plan.zone()).toOffsetDateTime());
        var facts = plan.facts();
        return new HallView(plan.id(), facts.name(), facts.nameEn(), facts.address(), facts.addressEn(), facts.phone(),
                facts.introduction(), facts.introductionEn(), plan.zone().getId(), facts.floors(),
                plan.desks().stream().map(DeskView::of).toList(), today, today.isOpenAt(now.toLocalTime()),
                next.orElse(null), plan.parameters(), facts.sample());
    }
}
