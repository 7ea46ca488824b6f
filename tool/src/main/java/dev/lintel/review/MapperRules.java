package dev.lintel.review;

import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.AccessPath.Step;
import dev.lintel.flow.knowledge.MethodPattern;
import dev.lintel.flow.knowledge.Role;
import dev.lintel.flow.knowledge.Rule;
import dev.lintel.read.Fact;
import java.util.List;
import java.util.Optional;

/// What mappers of the target do with their arguments, as rules for the data flow: `${}` pastes them into a
/// statement.
final class MapperRules {
    private MapperRules() {}

    static List<Rule> of(List<Fact> facts) {
        return facts.stream()
                .filter(Fact.QueryMethod.class::isInstance)
                .map(Fact.QueryMethod.class::cast)
                .filter(each -> !each.query().pasted().isEmpty())
                .map(each -> new Rule(each.receiver(), new MethodPattern(each.name(), parameters(each)), sinks(each)))
                .filter(rule -> !rule.roles().isEmpty())
                .toList();
    }

    private static MethodPattern.Parameters parameters(Fact.QueryMethod method) {
        return method.arity() < 0
                ? new MethodPattern.Parameters.Any()
                : new MethodPattern.Parameters.Count(method.arity());
    }

    private static List<Role> sinks(Fact.QueryMethod method) {
        return method.query().pasted().stream()
                .flatMap(pasted ->
                        method.bound().stream().filter(each -> each.parameter().equals(pasted.binding())))
                .<Role>map(each -> new Role.Sink(place(each), "pasted", Optional.empty()))
                .toList();
    }

    private static AccessPath place(Fact.Binding binding) {
        return new AccessPath(
                new AccessPath.Root.Argument(binding.argument()),
                binding.path().stream().<Step>map(Step.Field::new).toList());
    }
}
