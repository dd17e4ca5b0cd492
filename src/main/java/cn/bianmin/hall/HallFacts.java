package cn.bianmin.hall;

import java.time.ZoneId;
import java.util.List;

/**
 * The name and address of a hall, as its door shows them.
 *
 * @param zone all days and hours of the hall are in it
 * @param floors from the lowest
 * @param sample made from the sample files, to be replaced by the street's own
 */
public record HallFacts(HallId id, String name, String nameEn, String address, String addressEn, String phone,
        String introduction, String introductionEn, ZoneId zone, List<Floor> floors, boolean sample) {

    public HallFacts {
        floors = List.copyOf(floors);
    }

    /** One floor, as on the sign by the stairs. */
    public record Floor(int floor, String name, String nameEn) {
    }
}
