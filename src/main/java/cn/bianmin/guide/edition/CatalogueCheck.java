package cn.bianmin.guide.edition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import cn.bianmin.guide.edition.CatalogueDocument.CategoryPart;
import cn.bianmin.guide.edition.CatalogueDocument.ItemPart;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;

/** Finds all that is wrong with a catalogue, each with its place in the document. */
@ApplicationScoped
class CatalogueCheck {

    /** More are not read before these are mended. */
    private static final int MOST_TOLD = 200;

    private final Validator validator;

    CatalogueCheck(Validator validator) {
        this.validator = validator;
    }

    /**
     * The faults of a document; none when it may be taken over.
     *
     * @param desks the codes of the hall's desks
     */
    List<FieldError> faults(CatalogueDocument document, Set<String> desks) {
        var ofParts = validator.validate(document).stream()
                .map(violation -> new FieldError(violation.getPropertyPath().toString().replace("materialClass", "class"),
                        violation.getMessage()));
        return Stream.concat(ofParts, new Whole(document, desks).faults().stream())
                .distinct()
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
    }

    /** Fails with 400 {@code invalid-catalogue} and the first {@link #MOST_TOLD} faults. */
    void mustBeSound(CatalogueDocument document, Set<String> desks) {
        var faults = faults(document, desks);
        if (!faults.isEmpty()) {
            throw new ProblemException(400, "invalid-catalogue", faults.stream().limit(MOST_TOLD).toList(), faults.size());
        }
    }

    /** What only shows when the parts are seen together. */
    private static final class Whole {
        private final CatalogueDocument document;
        private final Set<String> desks;
        private final Set<String> described;
        private final Set<String> categoryCodes = new HashSet<>();
        private final Set<String> itemCodes = new HashSet<>();
        private final List<FieldError> faults = new ArrayList<>();

        Whole(CatalogueDocument document, Set<String> desks) {
            this.document = document;
            this.desks = desks;
            this.described = document.channels().stream().map(CatalogueDocument.ChannelPart::channel)
                    .collect(Collectors.toSet());
        }

        List<FieldError> faults() {
            var channels = new HashSet<String>();
            for (var i = 0; i < document.channels().size(); i++) {
                if (!channels.add(document.channels().get(i).channel())) {
                    fault("channels[" + i + "].channel", "catalogue.duplicate-channel");
                }
            }
            for (var i = 0; i < document.categories().size(); i++) {
                category("categories[" + i + "]", document.categories().get(i));
            }
            parents();
            return faults;
        }

        private void category(String place, CategoryPart category) {
            if (!categoryCodes.add(category.code())) {
                fault(place + ".code", "catalogue.duplicate-code");
            }
            for (var i = 0; i < category.items().size(); i++) {
                item(place + ".items[" + i + "]", category.items().get(i));
            }
        }

        private void item(String place, ItemPart item) {
            if (!itemCodes.add(item.code())) {
                fault(place + ".code", "catalogue.duplicate-code");
            }
            if (!desks.contains(item.desk())) {
                fault(place + ".desk", "catalogue.unknown-desk");
            }
            if (item.promisedDays() > item.statutoryDays()) {
                fault(place + ".promisedDays", "catalogue.promise-beyond-law");
            }
            if (item.fee().amountFen() > 0 && item.fee().basis().isBlank()) {
                fault(place + ".fee.basis", "catalogue.fee-without-basis");
            }
            channels(place, item);
        }

        private void channels(String place, ItemPart item) {
            var seen = new HashSet<String>();
            for (var i = 0; i < item.channels().size(); i++) {
                var channel = item.channels().get(i).channel();
                var at = place + ".channels[" + i + "].channel";
                if (!seen.add(channel)) {
                    fault(at, "catalogue.duplicate-channel");
                } else if (!described.contains(channel)) {
                    fault(at, "catalogue.channel-without-text");
                }
                var desk = ServingDesk.code(channel, item.desk());
                if (!desk.equals(item.desk()) && !desks.contains(desk)) {
                    fault(at, "catalogue.channel-without-desk");
                }
            }
        }

        /** Every parent is a category, and none is its own ancestor. */
        private void parents() {
            Map<String, String> parents = new HashMap<>();
            document.categories().forEach(category -> {
                var parent = category.parent();
                if (parent != null) {
                    parents.put(category.code(), parent);
                }
            });
            for (var i = 0; i < document.categories().size(); i++) {
                var category = document.categories().get(i);
                var parent = category.parent();
                if (parent != null && (!categoryCodes.contains(parent) || climbsInCircles(category.code(), parents))) {
                    fault("categories[" + i + "].parent", "catalogue.unknown-parent");
                }
            }
        }

        private static boolean climbsInCircles(String code, Map<String, String> parents) {
            var seen = new HashSet<String>();
            for (var at = code; at != null; at = parents.get(at)) {
                if (!seen.add(at)) {
                    return true;
                }
            }
            return false;
        }

        private void fault(String place, String what) {
            faults.add(new FieldError(place, what));
        }
    }
}
