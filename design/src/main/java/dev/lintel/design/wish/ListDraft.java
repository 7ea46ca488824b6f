package dev.lintel.design.wish;

import dev.lintel.design.found.Existing;
import dev.lintel.design.found.Listing;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is told of a list before it is shown: how the sentence was understood, and what it left open.
record ListDraft(Existing existing, Wish.Keep keep, Listing listing, Sentence sentence) {
    Draft draft() {
        return new Draft(listing.thing(), understood(), "", assumed(), List.of(), open(), Optional.of(listing));
    }

    private String understood() {
        String of = keep.of().isEmpty() ? "" : " of one " + keep.of().getFirst();
        String by = listing.by().isEmpty()
                ? ""
                : ", by "
                        + Drafting.and(keep.narrowing().by().stream()
                                .map(Noun::toString)
                                .toList());
        String order = keep.narrowing().order().map(each -> ", " + each).orElse("");
        return "a list of what is there, " + Drafting.where(listing.row()) + of + by + order + " (" + listing.readers()
                + ": read)";
    }

    private List<String> assumed() {
        List<String> assumed = new ArrayList<>();
        listing.of()
                .ifPresent(of -> assumed.add("those of one " + keep.of().getFirst() + " are told by "
                        + listing.table().name() + "." + of.column().name()));
        if (!listing.by().isEmpty()) {
            assumed.add("each request names "
                    + Drafting.and(
                            keep.narrowing().by().stream().map(Noun::toString).toList())
                    + ", as one index serves them");
        }
        Column order = listing.order().column();
        assumed.add(
                !listing.byKey()
                        ? "they come by " + order.name() + ", and by "
                                + listing.key().name() + " where that is alike"
                        : keep.narrowing().order().isPresent()
                                ? "they come by " + order.name()
                                        + ", which counts up: no moment that every row has is kept"
                                : "they come by " + order.name() + ", since the sentence says no order");
        if (sentence.readers().isEmpty()) {
            assumed.add("whoever reads such rows today may: " + listing.readers());
        }
        return assumed;
    }

    private List<String> open() {
        List<String> open = new ArrayList<>();
        boolean owned = Ownership.of(existing.backend().schema())
                .owner(listing.table().name())
                .filter(each -> !each.author())
                .isPresent();
        if (owned && WhoMay.NO_ROLES.contains(listing.readers())) {
            open.add("May " + (listing.readers().equals("public") ? "everybody" : "whoever is logged in")
                    + " read everybody's? Yes, as the sentence says: bind it to the login if not");
        }
        listing.of()
                .ifPresent(_ -> open.add(
                        "What is answered for a " + keep.of().getFirst() + " that is not there? An empty page"));
        return open;
    }
}
