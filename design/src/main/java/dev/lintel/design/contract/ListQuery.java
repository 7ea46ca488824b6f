package dev.lintel.design.contract;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a list can be asked: the orders and the narrowings of its access patterns and no others, since nothing else
/// is served by an index.
public record ListQuery(Brief brief, Resource resource) {
    private static final int USUAL_PAGE = 20;

    public enum Match {
        EQUAL(""),
        PREFIX("Prefix"),
        FROM("From"),
        TO("To");

        private final String suffix;

        Match(String suffix) {
            this.suffix = suffix;
        }
    }

    /// @param member as answers call it, `customerId`
    /// @param field empty for what every row has
    public record Narrowing(String member, Type type, Optional<Field> field, Match match) {
        /// The parameter of the address.
        public String name() {
            return member + match.suffix;
        }

        /// Whether requests carry the value, and the service does not work it out.
        public boolean isGiven() {
            return field.filter(Field::isWritable).isPresent();
        }

        /// How many characters the column holds.
        public long longest() {
            return field.orElseThrow().longest();
        }
    }

    private Stream<AccessPattern> patterns() {
        return brief.patterns().stream()
                .filter(each -> each.resource().equals(resource.name()) && each.isList() && !each.stream());
    }

    /// The first one holds unless the caller says else.
    public List<AccessPattern.Sort> orders() {
        List<AccessPattern.Sort> asked = patterns()
                .flatMap(each -> each.sorts().stream())
                .filter(each -> narrowing(each.field(), Match.EQUAL).isPresent())
                .filter(each -> resource.field(each.field())
                        .filter(field -> field.optional() || field.encrypted())
                        .isEmpty())
                .distinct()
                .toList();
        return asked.isEmpty() ? List.of(new AccessPattern.Sort("createdAt", true)) : asked;
    }

    public List<Narrowing> narrowings() {
        Map<String, Narrowing> all = new LinkedHashMap<>();
        patterns().flatMap(this::of).forEach(each -> all.putIfAbsent(each.name(), each));
        return List.copyOf(all.values());
    }

    private Stream<Narrowing> of(AccessPattern pattern) {
        Stream<Narrowing> equal = pattern.by().stream()
                .filter(each -> !isGiven(each))
                .flatMap(each -> narrowing(each, Match.EQUAL).stream());
        Stream<Narrowing> filters = pattern.filters().stream().flatMap(filter -> switch (filter.match()) {
            case EQUAL -> narrowing(filter.field(), Match.EQUAL).stream();
            case PREFIX -> narrowing(filter.field(), Match.PREFIX).stream();
            case RANGE -> range(filter.field());
        });
        return Stream.of(equal, filters, pattern.range().stream().flatMap(this::range))
                .flatMap(each -> each);
    }

    private Stream<Narrowing> range(String name) {
        return Stream.of(Match.FROM, Match.TO).flatMap(end -> narrowing(name, end).stream());
    }

    /// Neither the tenant of the caller nor the row in the address is the caller's to choose.
    private boolean isGiven(String name) {
        return resource.tenant().filter(each -> each.name().equals(name)).isPresent()
                || Operations.through(resource)
                        .filter(each -> each.name().equals(name))
                        .isPresent();
    }

    /// What is encrypted is found by equality alone, and what is never answered not at all.
    private Optional<Narrowing> narrowing(String name, Match match) {
        if (name.equals("createdAt") || name.equals("updatedAt")) {
            return Optional.of(new Narrowing(name, Type.TIME, Optional.empty(), match));
        }
        if (name.equals("id")) {
            return Optional.of(new Narrowing(name, Type.UUID, Optional.empty(), match));
        }
        return resource.link(name)
                .map(link -> new Narrowing(link.name() + "Id", Type.UUID, Optional.empty(), match))
                .or(() -> resource.field(name)
                        .filter(field ->
                                field.isShown() && (!field.encrypted() || field.findable() && match == Match.EQUAL))
                        .map(field -> new Narrowing(name, field.type(), Optional.of(field), match)));
    }

    /// Rows of a page unless the caller says so.
    public int page() {
        return patterns()
                .mapToInt(AccessPattern::page)
                .filter(each -> each > 0)
                .findFirst()
                .orElse(USUAL_PAGE);
    }
}
