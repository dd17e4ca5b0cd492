package cn.bianmin.hall;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A deadline that a citizen was told. A recomputation never makes it shorter: the later date stands, and every change is kept.
 *
 * @param stands what holds now
 * @param changes oldest first
 */
public record PromisedDeadline(Deadline stands, List<Change> changes) {

    public PromisedDeadline {
        changes = List.copyOf(changes);
    }

    /**
     * A recomputation that changed the deadline.
     *
     * @param before what held until then
     * @param computed what came out
     * @param cause such as the amended notice, the pause or the extension
     */
    public record Change(Deadline before, Deadline computed, String cause) {
    }

    /** The deadline as it is promised first. */
    public static PromisedDeadline of(Deadline deadline) {
        return new PromisedDeadline(deadline, List.of());
    }

    /** The deadline after a recomputation; the same when nothing changed. */
    public PromisedDeadline recomputed(Deadline computed, String cause) {
        if (computed.equals(changes.isEmpty() ? stands : changes.get(changes.size() - 1).computed())) {
            return this;
        }
        var more = Stream.concat(changes.stream(), Stream.of(new Change(stands, computed, cause))).toList();
        return new PromisedDeadline(notBefore(latestPromised(), computed), more);
    }

    private static Deadline notBefore(Optional<LocalDate> promised, Deadline computed) {
        if (computed instanceof Deadline.On on && promised.isPresent() && promised.get().isAfter(on.date())) {
            return new Deadline.On(promised.get(), on.provisional());
        }
        return computed;
    }

    /** The latest day that was ever promised; a pause in between does not take it back. */
    private Optional<LocalDate> latestPromised() {
        return Stream.concat(changes.stream().map(Change::before), Stream.of(stands))
                .flatMap(deadline -> deadline instanceof Deadline.On on ? Stream.of(on.date()) : Stream.of())
                .max(LocalDate::compareTo);
    }
}
