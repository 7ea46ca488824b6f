package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Rows that live and die with another, `items` of an order.
public record Part(Resource.Part part, Slice of, Slice whole) {
    public String name() {
        return part.name();
    }

    public String type() {
        return of.type();
    }

    public String column() {
        return Names.parentColumn(whole.resource());
    }

    /// The getter of the whole's id in the part's record.
    public String parentId() {
        return whole.idName();
    }

    /// The row that each part is about, if it names one.
    public Optional<Slice.Named> chosen() {
        return of.named().stream()
                .filter(named ->
                        of.resource().chosen().filter(named.link()::equals).isPresent())
                .findFirst();
    }

    /// Whether values of parts come from the row that this names.
    public boolean copiesFrom(Slice.Named named) {
        return chosen().equals(Optional.of(named))
                && of.given().stream()
                        .anyMatch(each -> each.field().orElseThrow().origin() instanceof Field.Origin.Snapshot);
    }

    /// The method that looks rows up which parts name, so that nobody names what they may not see.
    public String lookUp(Slice.Named named) {
        return name() + (chosen().equals(Optional.of(named)) ? "Chosen" : Member.capital(named.name()));
    }

    /// The rows that parts copy from, by their ids.
    public String copied() {
        return isAlone(Part::chosen) ? "chosen" : name() + "Chosen";
    }

    /// The method that takes what parts need.
    public String take() {
        return isAlone(Part::stock) ? "take" : "take" + Member.capital(name());
    }

    private boolean isAlone(Function<Part, Optional<?>> has) {
        return whole.parts().stream()
                        .filter(each -> has.apply(each).isPresent())
                        .count()
                <= 1;
    }

    /// The expression of a value that the part copies from the row that it names.
    public String given(Member member) {
        if (member.field().orElseThrow().origin() instanceof Field.Origin.Snapshot(String path)) {
            return copied() + ".get(item." + chosen().orElseThrow().name() + "Id())."
                    + path.substring(path.indexOf('.') + 1) + "()";
        }
        throw new IllegalStateException(of.type() + "." + member.name() + " can only be a snapshot");
    }

    /// The whole number by which a part counts.
    public Optional<String> count() {
        return of.resource().count().map(Field::name);
    }

    public String countColumn() {
        return Field.snake(count().orElseThrow());
    }

    /// The column that the parts take from, if a rule bounds one of the row that they name and they count.
    public Optional<Member> stock() {
        return count().isEmpty()
                ? Optional.empty()
                : chosen().flatMap(named -> named.to().stocks().stream().findFirst());
    }

    public String stockName() {
        return Member.capital(stock().orElseThrow().name());
    }

    /// Of the repository of the whole.
    public String giveBack() {
        return "giveBack" + Member.capital(name());
    }

    /// The arguments of a part's insertion.
    public String arguments(String row) {
        List<String> all = new ArrayList<>(List.of(row + ".id()", "item"));
        of.given().forEach(each -> all.add(given(each)));
        if (of.resource().owner().isPresent() || of.resource().tenant().isPresent()) {
            all.add("caller");
        }
        return String.join(", ", all);
    }
}
