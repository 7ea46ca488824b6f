package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The classes of which one gives Shiro its paths: a configuration asks an abstract class or an interface of the
/// target, and a setting picks the bean that answers.
record ShiroProviders(Program program, Conditionals conditionals) {
    ShiroProviders(Program program) {
        this(program, new Conditionals(program, new Annotations(program)));
    }

    /// One class that may answer.
    private record Provider(Condition when, Body body) {}

    /// What each of them puts there, under the condition of its bean; where none of the conditions holds, or several
    /// classes answer without one, the paths are unknown.
    ///
    /// @param rules reads the rules of one answer
    /// @return empty when no class of the target answers this call
    Optional<List<Fact.UrlRule>> of(Call call, Span at, Function<Body, List<Fact.UrlRule>> rules) {
        List<Provider> providers = call.callee().method().map(this::providers).orElse(List.of());
        if (providers.isEmpty()) {
            return Optional.empty();
        }
        List<Fact.UrlRule> all = new ArrayList<>();
        List<Condition> none = new ArrayList<>();
        for (Provider each : providers) {
            boolean picked = providers.size() == 1 || !(each.when() instanceof Condition.Always);
            if (!picked) {
                return Optional.of(List.of(unread(at, new Condition.Always())));
            }
            none.add(new Condition.Not(each.when()));
            for (Fact.UrlRule rule : rules.apply(each.body())) {
                Condition both = Conditionals.joined(List.of(each.when(), rule.when()));
                all.add(new Fact.UrlRule(rule.match(), rule.decision(), both, rule.at()));
            }
        }
        all.add(unread(at, Conditionals.joined(none)));
        return Optional.of(all);
    }

    static Fact.UrlRule unread(Span at, Condition when) {
        Gap gap = new Gap(at, "which paths are put here cannot be told", "access to what comes after is unknown");
        return new Fact.UrlRule(new RequestMatch.Unknown(gap), new Decision.Unknown(gap), when, at);
    }

    private List<Provider> providers(MethodId asked) {
        return program.subtypes(asked.owner()).stream()
                .filter(type -> type.isMain() && !type.modifiers().contains(Modifier.ABSTRACT))
                .flatMap(type -> answering(type, asked).map(body -> new Provider(conditionals.of(type), body)).stream())
                .toList();
    }

    /// The nearest body of the method, the class's own first.
    private Optional<Body> answering(TypeDeclaration type, MethodId asked) {
        return program.supertypes(type.name()).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .flatMap(each -> each.methods(asked.name()).stream())
                .filter(Method::hasBody)
                .filter(method -> method.id().parameters().equals(asked.parameters()))
                .findFirst()
                .flatMap(method -> program.body(method.id()));
    }
}
