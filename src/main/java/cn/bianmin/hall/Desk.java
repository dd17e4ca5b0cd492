package cn.bianmin.hall;

import java.util.List;
import java.util.Map;

/**
 * One desk (业务窗口组) as it stands in a plan; capacity is counted here.
 *
 * @param code stable key within the hall, such as {@code civil-affairs}
 * @param floor where it is
 * @param windows in the order of their numbers
 * @param minutesPerPerson how long one window serves one person, on average
 * @param shares per cent of the capacity given to each booking channel, by its name; what is left is for walk-ins
 */
public record Desk(DeskId id, String code, String name, String nameEn, int floor, List<WindowView> windows,
        int minutesPerPerson, Map<String, Integer> shares) {

    public Desk {
        windows = List.copyOf(windows);
        shares = Map.copyOf(shares);
    }

    /** The number of windows that serve now. */
    public int openWindows() {
        return (int) windows.stream().filter(WindowView::open).count();
    }
}
