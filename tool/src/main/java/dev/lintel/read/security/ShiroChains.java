package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Apache Shiro's filter chains as code writes them: paths put into the map of a `ShiroFilterFactoryBean`, or added
/// to a chain definition. The first path that fits decides, what fits none passes (Shiro reference, "Web", "URLs").
public final class ShiroChains implements Framework {
    private static final String SHIRO = "org.apache.shiro.";

    @Override
    public String name() {
        return "Shiro";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Constants constants = new Constants(program);
        return program.types().stream()
                .filter(type -> type.isMain() && mentionsShiro(type))
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> program.body(method.id()).stream())
                .flatMap(body -> chain(body, program, constants).or(() -> throughGuice(body)).stream());
    }

    /// `addFilterChain("/**", Key.get(Filter.class))` of a module of Guice's: which filters ask for a login is not
    /// read.
    private static Optional<Fact> throughGuice(Body body) {
        return Walk.calls(body.block())
                .filter(call -> call.name().equals("addFilterChain"))
                .findFirst()
                .map(call -> new Fact.Unread(
                        Fact.Layer.SECURITY,
                        new Gap(
                                body.at(call),
                                "Shiro's filter chains are added through Guice here, which is not read",
                                "who may call what stands behind them is unknown")));
    }

    /// By the declarations alone, as most programs have nothing to do with it.
    private static boolean mentionsShiro(TypeDeclaration type) {
        boolean module = type.superclass()
                .filter(above -> above.erasure().contains("ShiroWebModule"))
                .isPresent();
        return module
                || type.methods().stream()
                        .anyMatch(method -> method.returns().erasure().startsWith(SHIRO)
                                || method.parameters().stream()
                                        .anyMatch(each -> each.type().erasure().startsWith(SHIRO)));
    }

    private static Optional<Fact> chain(Body body, Program program, Constants constants) {
        List<Fact.UrlRule> rules = new ShiroPaths(program, constants).of(body);
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Span at = rules.getFirst().at();
        String module =
                program.type(body.method().owner()).map(type -> type.module()).orElse("");
        return Optional.of(new Fact.SecurityChain(
                module,
                0,
                new Condition.Always(),
                new RequestMatch.Any(),
                rules,
                new Decision.Permit(),
                List.of(),
                new Fact.Session(Set.of("shiro"), false, "UNKNOWN"),
                at));
    }
}
