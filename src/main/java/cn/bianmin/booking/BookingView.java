package cn.bianmin.booking;

import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.WindowView;

/**
 * A booking as its owner and the hall's staff see it.
 *
 * @param booking its id
 * @param code twelve digits, said or typed at the kiosk; the QR code holds the same
 * @param start of the period, with the hall's offset
 * @param place where to go
 * @param materials what to bring, principal ones first
 * @param accessToken for a citizen who was not signed in: opens this and the citizen's other bookings for a while
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingView(BookingId booking, String code, BookingState status, ItemId item, String itemName, Channel channel,
        SlotId slot, OffsetDateTime start, OffsetDateTime end, Place place, List<String> materials,
        @Nullable String accessToken) {

    /**
     * Where to go.
     *
     * @param floor of the hall
     * @param windows the numbers above the windows that may serve
     */
    public record Place(String hall, String address, String desk, int floor, List<String> windows) {
    }

    public static BookingView of(Booking booking, HallPlan plan, String itemName, List<String> materials,
            @Nullable String accessToken) {
        var start = booking.slot().startIn(plan.zone());
        return new BookingView(booking.id(), booking.code(), booking.state(), booking.item(), itemName,
                booking.slot().channel(), booking.slot(), start.toOffsetDateTime(),
                start.plusMinutes(booking.minutes()).toOffsetDateTime(),
                place(plan, booking.slot()), materials, accessToken);
    }

    private static Place place(HallPlan plan, SlotId slot) {
        var desk = plan.desk(slot.desk()).orElseThrow(Refusal.UNKNOWN_SLOT::problem);
        return new Place(plan.name(), plan.facts().address(), desk.name(), desk.floor(),
                desk.windows().stream().filter(WindowView::open).map(WindowView::number).toList());
    }
}
