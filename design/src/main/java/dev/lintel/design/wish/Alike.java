package dev.lintel.design.wish;

import dev.lintel.design.found.Existing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds a thing that goes by another word: whoever asks for products where goods are kept, gets no second table of
/// them unasked.
record Alike(Existing existing) {
    private static final List<Set<String>> SAME = List.of(
            Set.of("user", "account", "member", "customer", "person", "people", "client"),
            Set.of("product", "goods", "good", "item", "article", "sku"),
            Set.of("invoice", "bill"),
            Set.of("order", "purchase"),
            Set.of("category", "genre", "catalog", "catalogue"),
            Set.of("vendor", "supplier"),
            Set.of("employee", "staff"),
            Set.of("photo", "picture", "image"),
            Set.of("appointment", "booking", "reservation"));

    Optional<Existing.Row> to(Noun thing) {
        if (thing.words().size() > 1) {
            return Optional.empty();
        }
        String word = thing.words().getLast();
        return SAME.stream()
                .filter(each -> each.contains(word))
                .flatMap(Set::stream)
                .sorted()
                .filter(each -> !each.equals(word))
                .flatMap(each -> Stream.of(each, each + "_info"))
                .flatMap(each -> existing.called(each).stream())
                .findFirst()
                .or(() -> thing.isPeople() ? existing.accounts().findFirst() : Optional.empty());
    }
}
