package dev.lintel.design.service;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.brief.Type;
import dev.lintel.design.brief.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What has to be worked out before a row is made.
public record Creation(Slice of) {
    /// The arguments of the insertion.
    public String arguments() {
        List<String> all = new ArrayList<>();
        of.through().ifPresent(link -> all.add(Slice.Named.variable(link)));
        all.add("request");
        of.given().forEach(each -> all.add(value(each.field().orElseThrow())));
        if (of.resource().owner().isPresent() || of.resource().tenant().isPresent()) {
            all.add("caller");
        }
        return String.join(", ", all);
    }

    private String value(Field field) {
        return switch (field.origin()) {
            case Field.Origin.Computed(Optional<String> from) when from.isPresent() -> behind(from.get());
            case Field.Origin.Computed(Optional<String> _)
            when of.brief().sumOf(of.resource(), field).isPresent() ->
                "sum(request" + takes().map(each -> ", " + each.variable()).orElse("") + ")";
            case Field.Origin.Snapshot(String path) -> behind(path);
            case Field.Origin.Computed _, Field.Origin.Client _, Field.Origin.Told _ ->
                throw new Unmakeable(of.type() + "." + field.name()
                        + " is computed, and the brief does not say from what: write `computed from order.total`, or "
                        + (field.type() == Type.MONEY
                                ? "give " + of.type() + " parts with one amount"
                                : "leave `computed` out, and a request carries it"));
        };
    }

    private String behind(String path) {
        int dot = path.indexOf('.');
        String row = of.resource()
                .link(path.substring(0, dot))
                .map(Slice.Named::variable)
                .orElseThrow();
        return row + "." + path.substring(dot + 1) + "()";
    }

    /// Whose row in the address a new one may be made below: one's own, or any that is read by who may make it anyway.
    public String below() {
        Slice holder = of.holder().orElseThrow().to();
        String owned = holder.type() + "Service.owns(caller)";
        String read = holder.type() + "Service.mayRead(caller)";
        List<Who> makers = of.resource().who("create");
        if (makers.stream().anyMatch(who -> who.isPublic() || who.caller() instanceof Who.SignedIn)) {
            return read;
        }
        String roles = makers.stream()
                .flatMap(who -> who.role().stream())
                .map(role -> "\"" + role + "\"")
                .collect(Collectors.joining(", "));
        return roles.isEmpty() ? owned : "caller.hasAny(" + roles + ") ? " + read + " : " + owned;
    }

    /// References whose rows are looked at: to see that the caller may, and for values of theirs.
    public boolean needs(String reference) {
        return of.resource().fields().stream().anyMatch(field -> switch (field.origin()) {
            case Field.Origin.Computed(Optional<String> from) ->
                from.filter(path -> path.startsWith(reference + ".")).isPresent();
            case Field.Origin.Snapshot(String path) -> path.startsWith(reference + ".");
            case Field.Origin.Client _, Field.Origin.Told _ -> false;
        });
    }

    public Optional<Brief.Sum> sum() {
        return of.brief().sumOf(of.resource());
    }

    public boolean sums() {
        return sum().isPresent()
                && of.given().stream()
                        .anyMatch(each -> each.field().orElseThrow().origin()
                                        instanceof Field.Origin.Computed(Optional<String> from)
                                && from.isEmpty());
    }

    /// The rows that the summed amounts are copied from; empty where requests carry the amounts.
    public Optional<Part.Chosen> takes() {
        return sum().flatMap(sum -> of.parts().stream()
                .filter(each -> each.part().equals(sum.part()))
                .findFirst()
                .flatMap(part -> part.copied(sum.money())));
    }

    /// What one part adds to the sum.
    public String addend() {
        Brief.Sum sum = sum().orElseThrow();
        Part part = of.parts().stream()
                .filter(each -> each.part().equals(sum.part()))
                .findFirst()
                .orElseThrow();
        String money = sum.money().isWritable()
                ? "item." + sum.money().name() + "()"
                : part.given(Member.of(part.of().resource(), sum.money()));
        return money
                + sum.times()
                        .map(times -> ".times(item." + times.name() + "())")
                        .orElse("");
    }

    public String summed() {
        return sum().orElseThrow().part().name();
    }

    /// The rule that bounds the sum of these rows by a row that they refer to.
    public Optional<Bounded> bounded() {
        return of.brief().rules().stream()
                .flatMap(
                        rule -> rule instanceof Rule.SumAtMost sum && sum.part().equals(of.type())
                                ? Optional.of(sum).stream()
                                : null)
                .findFirst()
                .flatMap(sum -> of.resource()
                        .link(sum.reference())
                        .map(link -> new Bounded(
                                sum.reference(),
                                boundedBy(link),
                                link.optional(),
                                link.column(),
                                Names.table(sum.whole()),
                                Names.column(of.resource(), sum.amount()),
                                bound(of.brief().resource(sum.whole()).orElseThrow(), sum.field()),
                                of.resource().stateField().map(Field::column).orElseThrow(),
                                alive(sum.state()),
                                Follower.of(of, sum.state()).stream()
                                        .filter(each -> each.whole().name().equals(sum.whole()))
                                        .findFirst())));
    }

    /// Nothing fits where nobody has said how much there may be.
    private static String bound(Resource whole, String field) {
        String column = Names.column(whole, field);
        return whole.field(field).filter(Field::optional).isPresent() ? "coalesce(" + column + ", 0)" : column;
    }

    /// The expression of the amount that the row to be made would add.
    public String boundedAmount() {
        String amount = of.brief().rules().stream()
                .flatMap(
                        rule -> rule instanceof Rule.SumAtMost sum && sum.part().equals(of.type())
                                ? Optional.of(sum.amount()).stream()
                                : null)
                .findFirst()
                .orElseThrow();
        Field field = of.resource().field(amount).orElseThrow();
        String value = field.isWritable() ? "request." + amount + "()" : value(field);
        return (field.optional() && field.isWritable() ? value + " == null ? 0 : " : "")
                + (field.type() == Type.MONEY ? value + ".amount()" : value);
    }

    /// The expression of the id of the row that bounds the sum: of the address, of whoever asks, or of the request.
    private String boundedBy(Reference link) {
        if (of.through().equals(Optional.of(link))) {
            return link.name() + "Id";
        }
        if (of.resource().owner().equals(Optional.of(link))) {
            return "caller.id()";
        }
        return of.resource().tenant().equals(Optional.of(link)) ? "caller.tenant()" : "request." + link.name() + "Id()";
    }

    /// States that are, or may still come to, the one that counts.
    private String alive(String state) {
        List<String> alive = new ArrayList<>(List.of(state));
        for (int i = 0; i < alive.size(); i++) {
            String to = alive.get(i);
            for (Map.Entry<String, List<String>> entry : of.resource().states().entrySet()) {
                if (entry.getValue().contains(to) && !alive.contains(entry.getKey())) {
                    alive.add(entry.getKey());
                }
            }
        }
        return alive.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
    }

    /// @param id the expression of the id of the row that bounds the sum
    /// @param optional whether there may be none
    /// @param states as SQL lists them
    /// @param follower the row that bounds the sum, where it goes on with it: it must still wait for that
    public record Bounded(
            String reference,
            String id,
            boolean optional,
            String column,
            String table,
            String amount,
            String whole,
            String state,
            String states,
            Optional<Follower> follower) {
        /// What the row that bounds the sum must be, beside the one that is named.
        public String waiting() {
            return follower.map(each -> " and " + each.column() + " in (" + each.states() + ")")
                    .orElse("");
        }

        public String refusal() {
            return follower.map(each ->
                            "The " + each.variable() + " does not wait for one, or together they would be more than it")
                    .orElse("Together they would be more than the whole");
        }
    }
}
