package dev.lintel.link.access;

import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Chains that ask nobody because of a setting that the application is shipped with: `security.kind=none` picks a
/// configuration that opens everything. Another value would pick another one, so that the setting, and no forgotten
/// rule, is what there is to talk about.
final class Shipped {
    private Shipped() {}

    /// The chain without the rules that surely do not hold.
    static Fact.SecurityChain inForce(Fact.SecurityChain chain, Conditions conditions) {
        List<Fact.UrlRule> rules = chain.rules().stream()
                .filter(rule -> conditions.of(rule.when()) != Conditions.Truth.NO)
                .toList();
        return rules.size() == chain.rules().size()
                ? chain
                : new Fact.SecurityChain(
                        chain.module(),
                        chain.order(),
                        chain.when(),
                        chain.applies(),
                        rules,
                        chain.otherwise(),
                        chain.also(),
                        chain.session(),
                        chain.at());
    }

    /// The setting by which this chain is there and asks nobody, `security.kind=none`; empty when it asks somebody,
    /// when it is not sure to be there, and when no setting decides about it.
    ///
    /// @param chain with the rules in force only
    static Optional<String> opening(Fact.SecurityChain chain, Conditions conditions) {
        List<Condition> all = new ArrayList<>(List.of(chain.when()));
        chain.rules().forEach(rule -> all.add(rule.when()));
        boolean opens = chain.also().isEmpty()
                && Stream.concat(chain.rules().stream().map(Fact.UrlRule::decision), Stream.of(chain.otherwise()))
                        .allMatch(each -> each instanceof Decision.Permit || each instanceof Decision.Deny);
        boolean sure = all.stream().allMatch(each -> conditions.of(each) == Conditions.Truth.YES);
        return opens && sure
                ? all.stream()
                        .flatMap(Shipped::properties)
                        .map(conditions::told)
                        .findFirst()
                : Optional.empty();
    }

    /// Those that hold only as they are written.
    private static Stream<Condition.Property> properties(Condition condition) {
        return switch (condition) {
            case Condition.Property property -> Stream.of(property);
            case Condition.AllOf all -> all.of().stream().flatMap(Shipped::properties);
            case Condition.Not _,
                    Condition.AnyOf _,
                    Condition.Always _,
                    Condition.Undecided _,
                    Condition.Bean _,
                    Condition.Profile _ -> Stream.empty();
        };
    }
}
