package cn.bianmin.booking.admission;

import java.util.Locale;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.PreReviewId;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.challenge.Solution;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.identity.Registrations;
import cn.bianmin.platform.text.PersonName;
import cn.bianmin.platform.text.PlainText;

/**
 * What a citizen sends to book a place. Who the place is for: the person named here, else the citizen who is signed in.
 *
 * @param slot the period; or
 * @param hold a place already kept
 * @param name with {@code idNumber}, {@code phone} and {@code password}: who books, when nobody is signed in
 * @param idNumber 18 characters of GB 11643-1999
 * @param phone mainland mobile
 * @param password the citizen's; a new citizen chooses it here
 * @param behalfOf 代办: for whom the citizen acts
 * @param need special need, told to the desk
 * @param preReview opens a home visit; may be left out, any pre-review of the person and the item does
 * @param address where to come, for a home visit
 * @param challenge a solved puzzle, when {@code challenge-required} was answered; it does not make two posts different
 */
public record BookingRequest(
        @Nullable SlotId slot,
        @Nullable HoldId hold,
        @NotNull ItemId item,
        @NotNull Channel channel,
        @Nullable @PersonName String name,
        @Nullable @PlainText(min = 1, max = 18) String idNumber,
        @Nullable @PlainText(min = 1, max = 20) String phone,
        @Nullable @PlainText(min = 1, max = 64) String password,
        @Nullable @Valid Principal behalfOf,
        @Nullable @PlainText(max = 200) String need,
        @Nullable PreReviewId preReview,
        @Nullable @PlainText(max = 100) String address,
        @Nullable @Valid Solution challenge) {

    /**
     * The person somebody acts for.
     *
     * @param idNumber 18 characters of GB 11643-1999
     */
    record Principal(@NotNull @PersonName String name, @NotNull @PlainText(min = 18, max = 18) String idNumber) {
    }

    @JsonIgnore
    @AssertTrue(message = "{cn.bianmin.booking.slotOrHold}")
    boolean isSlotOrHold() {
        return (slot == null) != (hold == null);
    }

    @JsonIgnore
    @AssertTrue(message = "{cn.bianmin.booking.wholePerson}")
    boolean isPersonWhole() {
        var isNamed = name != null;
        return isNamed == (idNumber != null) && isNamed == (phone != null) && isNamed == (password != null);
    }

    @JsonIgnore
    @AssertTrue(message = "{cn.bianmin.booking.addressOfVisit}")
    boolean isAddressGivenForVisit() {
        return channel != Channel.HOME_VISIT || address != null;
    }

    /** The period asked for, named by the slot or by the hold. */
    SlotId period() {
        if (slot != null) {
            return slot;
        }
        return Objects.requireNonNull(hold).slot();
    }

    /** What is asked for, without the proof of work: a second post with another one asks for the same. */
    BookingRequest withoutChallenge() {
        return challenge == null ? this
                : new BookingRequest(slot, hold, item, channel, name, idNumber, phone, password, behalfOf, need, preReview,
                        address, null);
    }

    Registrations.@Nullable Registration person() {
        return name == null || idNumber == null || phone == null || password == null ? null
                : new Registrations.Registration(name, idNumber.strip().toUpperCase(Locale.ROOT), phone, password);
    }

    /** What is kept sealed with the booking; null when there is nothing. */
    @Nullable
    Details details() {
        return behalfOf == null && need == null && address == null ? null : new Details(behalfOf, need, address);
    }

    /** Said only to the desk that needs it. */
    record Details(@Nullable Principal behalfOf, @Nullable String need, @Nullable String address) {

        @Override
        public String toString() {
            return "Details[sealed]";
        }
    }

    /** A log line must not carry a person. */
    @Override
    public String toString() {
        return "BookingRequest[slot=" + slot + ", hold=" + hold + ", item=" + item + ", channel=" + channel + "]";
    }
}
