package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A row that goes on when one that refers to it has come to a state: the order, when its payment is captured.
///
/// @param of whose rows lead
/// @param state in which they do
/// @param whole the resource that follows
/// @param link by which a row of `of` names it
/// @param sum the amounts that must reach its own, where the brief bounds them
public record Follower(
        Slice of, String state, Resource whole, String to, Reference link, Optional<Rule.SumAtMost> sum) {
    static List<Follower> of(Slice of, String state) {
        return of.brief().rules().stream()
                .filter(Rule.Follows.class::isInstance)
                .map(Rule.Follows.class::cast)
                .filter(rule -> rule.part().equals(of.type()) && rule.state().equals(state))
                .map(rule -> of(of, rule))
                .toList();
    }

    private static Follower of(Slice of, Rule.Follows rule) {
        return new Follower(
                of,
                rule.state(),
                of.brief().resource(rule.whole()).orElseThrow(),
                rule.to(),
                of.resource().link(rule.reference()).orElseThrow(),
                of.brief().sumBefore(rule));
    }

    /// Of the repository: `orderPaid`.
    public String method() {
        return variable() + Member.capital(Slice.camel(to.toLowerCase(Locale.ROOT)));
    }

    public String variable() {
        return Member.lower(whole.name());
    }

    public String table() {
        return Names.table(whole.name());
    }

    /// The column of its state.
    public String column() {
        return whole.stateField().orElseThrow().column();
    }

    /// Of the rows that lead.
    public String ownColumn() {
        return of.resource().stateField().orElseThrow().column();
    }

    /// Those that `to` may follow.
    List<String> waiting() {
        return whole.states().entrySet().stream()
                .filter(each -> each.getValue().contains(to))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean waitsAtFirst() {
        return begins(whole, to);
    }

    /// The same, as SQL lists them.
    public String states() {
        return Move.quoted(waiting());
    }

    /// Whether a row that was made alone leads it: both stand where they begin, and the amount is all of it.
    public boolean isReachedByOne() {
        boolean whollyPaid = sum.map(each -> of.resource()
                        .field(each.amount())
                        .filter(field -> field.origin()
                                .equals(new Field.Origin.Computed(Optional.of(link.name() + "." + each.field()))))
                        .isPresent())
                .orElse(true);
        return whollyPaid && begins(whole, to) && begins(of.resource(), state);
    }

    private static boolean begins(Resource resource, String to) {
        return resource.firstState()
                .filter(first ->
                        resource.states().getOrDefault(first, List.of()).contains(to))
                .isPresent();
    }

    /// What is summed.
    public String amount() {
        return Names.column(of.resource(), sum.orElseThrow().amount());
    }

    /// What the sum must reach.
    public String total() {
        return Names.column(whole, sum.orElseThrow().field());
    }
}
