package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /// The rows that each part names: what it costs, what it takes from, what else its maker has to be able to see.
    public List<Chosen> chosen() {
        boolean alone = whole.parts().stream()
                        .mapToLong(part -> part.of().named().size())
                        .sum()
                == 1;
        return of.named().stream()
                .map(named -> new Chosen(this, named, alone ? "chosen" : name() + Member.capital(named.name())))
                .toList();
    }

    /// Rows of one reference, by their ids.
    ///
    /// @param variable where they are held
    public record Chosen(Part part, Slice.Named named, String variable) {
        public String method() {
            return variable.equals("chosen") ? part.name() + "Chosen" : variable;
        }

        public boolean optional() {
            return named.link().optional();
        }

        /// The id of it that an item of the request carries.
        public String id() {
            return named.name() + "Id";
        }
    }

    /// The expression of a value that the part copies from a row that it names.
    public String given(Member member) {
        Chosen from = copied(member.field().orElseThrow())
                .orElseThrow(
                        () -> new IllegalStateException(of.type() + "." + member.name() + " can only be a snapshot"));
        String path = ((Field.Origin.Snapshot) member.field().orElseThrow().origin()).of();
        return from.variable() + ".get(item." + from.id() + "())." + path.substring(path.indexOf('.') + 1) + "()";
    }

    /// Whether values are copied from them.
    public boolean copies(Chosen from) {
        return of.given().stream()
                .anyMatch(member -> copied(member.field().orElseThrow())
                        .filter(from::equals)
                        .isPresent());
    }

    /// Where a value comes from that is a snapshot.
    Optional<Chosen> copied(Field field) {
        return field.origin() instanceof Field.Origin.Snapshot(String path)
                ? chosen().stream()
                        .filter(each -> path.startsWith(each.named().name() + "."))
                        .findFirst()
                : Optional.empty();
    }

    /// The whole number by which a part counts.
    public Optional<String> count() {
        return of.resource().count().map(Field::name);
    }

    public String countColumn() {
        return Field.snake(count().orElseThrow());
    }

    /// The rows that the parts take from, if a rule bounds a column of them and the parts count.
    public Optional<Slice.Named> taken() {
        return count().isEmpty()
                ? Optional.empty()
                : of.named().stream()
                        .filter(named -> !named.to().stocks().isEmpty())
                        .findFirst();
    }

    public Optional<Member> stock() {
        return taken().map(named -> named.to().stocks().getFirst());
    }

    /// The method that takes what parts need.
    public String take() {
        boolean alone =
                whole.parts().stream().filter(each -> each.stock().isPresent()).count() <= 1;
        return alone ? "take" : "take" + Member.capital(name());
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
