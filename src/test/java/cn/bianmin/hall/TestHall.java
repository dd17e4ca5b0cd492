package cn.bianmin.hall;

import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.admin.HallStore;
import cn.bianmin.hall.calendar.Closure;
import cn.bianmin.hall.calendar.Season;
import cn.bianmin.hall.calendar.SpecialOpening;
import cn.bianmin.hall.plan.ClosureRow;
import cn.bianmin.hall.plan.HallShape;
import cn.bianmin.hall.plan.SpecialOpeningRow;
import cn.bianmin.platform.database.Database;
import io.quarkus.arc.Arc;

/**
 * A fresh hall for one test, made directly in the database.
 *
 * <pre>
 * var hall = TestHall.with(TestHall.desk("civil-affairs", 2, 15, Map.of("ORDINARY", 50))).open();
 * hall.desk("civil-affairs"); // its DeskId
 * hall.close(Closure.ofDays(day, day, "停电"));
 * </pre>
 */
public record TestHall(HallId id, List<String> codes) {

    /** The desk of this code. */
    public DeskId desk(String code) {
        return new DeskId(id, codes.indexOf(code) + 1);
    }

    /** The only desk, or the first. */
    public DeskId desk() {
        return new DeskId(id, 1);
    }

    /** Closes, as the director would; seen at once. */
    public void close(Closure closure) {
        persist(new ClosureRow(id.value(), UUID.randomUUID(), closure));
    }

    /** Opens specially, as the director would; seen at once. */
    public void open(SpecialOpening opening) {
        persist(new SpecialOpeningRow(id.value(), opening));
    }

    /** The plan of this moment, past every cache. */
    public HallPlan plan() {
        bean(Halls.class).forget(id);
        return bean(Halls.class).plan(id).await().indefinitely();
    }

    /** A desk with so many windows. */
    public static HallShape.DeskShape desk(String code, int windows, int minutesPerPerson, Map<String, Integer> shares) {
        var shapes = IntStream.rangeClosed(1, windows)
                .mapToObj(number -> new HallShape.WindowShape(code + "-" + number, number + "号窗"))
                .toList();
        return new HallShape.DeskShape(code, "业务" + code, "Desk " + code, 1, shapes, minutesPerPerson, shares);
    }

    /** Begins a hall with these desks, the seeds' hours and the seeds' numbers. */
    public static Plan with(HallShape.DeskShape... desks) {
        return new Plan(List.of(desks), null, null);
    }

    /** A hall with one desk of one window that is open all day on working days; 15 minutes a person, all places ordinary. */
    public static TestHall open() {
        return with(desk("desk", 1, 15, Map.of("ORDINARY", 100))).openAllDay().open();
    }

    /** A hall with one desk: so many windows, minutes a person and shares; the seeds' hours. */
    public static TestHall open(int windows, int minutesPerPerson, Map<String, Integer> shares) {
        return with(desk("desk", windows, minutesPerPerson, shares)).open();
    }

    /** The same with numbers of its own. */
    public static TestHall open(int windows, int minutesPerPerson, Map<String, Integer> shares, HallParameters numbers) {
        return with(desk("desk", windows, minutesPerPerson, shares)).parameters(numbers).open();
    }

    /** What a hall will be; {@link #open()} makes it. */
    public record Plan(List<HallShape.DeskShape> desks, @Nullable List<Season> seasons, @Nullable HallParameters parameters) {

        public Plan hours(OpeningPeriod... sessions) {
            var season = new Season("YEAR", "全年", "All year", MonthDay.of(1, 1), MonthDay.of(12, 31), List.of(sessions));
            return new Plan(desks, List.of(season), parameters);
        }

        public Plan openAllDay() {
            return hours(new OpeningPeriod(LocalTime.of(0, 0), LocalTime.of(23, 59)));
        }

        public Plan parameters(HallParameters numbers) {
            return new Plan(desks, seasons, numbers);
        }

        public TestHall open() {
            var codes = new ArrayList<String>();
            desks.forEach(desk -> codes.add(desk.code()));
            var shape = new HallShape("试验大厅", "Test hall", "试验路1号", "1 Test Road", "028-0000 0000", "", "",
                    "Asia/Shanghai", List.of(new HallShape.FloorShape(1, "一楼", "Floor 1")), desks, parameters, seasons, null);
            var id = bean(Database.class)
                    .inSessionTransaction(session -> bean(HallStore.class).create(session, shape, false))
                    .await()
                    .indefinitely();
            return new TestHall(id, List.copyOf(codes));
        }
    }

    private void persist(Object row) {
        bean(Database.class).inSessionTransaction(session -> session.persist(row)).await().indefinitely();
        bean(Halls.class).forget(id);
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
