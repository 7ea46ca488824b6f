package dev.lintel.read.security;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.stream.Stream;

/// Apache Shiro's filter chains: paths put into the map of a `ShiroFilterFactoryBean`, added to a chain definition or
/// through Guice, or written in an ini file or a bean definition. The first path that fits decides, what fits none
/// passes (Shiro reference, "Web", "URLs").
public final class ShiroChains implements Framework {
    private static final String SHIRO = "org.apache.shiro.";

    @Override
    public String name() {
        return "Shiro";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Constants constants = new Constants(program);
        ShiroModules modules = new ShiroModules(program);
        Stream<Fact> written = program.types().stream()
                .filter(type -> type.isMain() && mentionsShiro(type))
                .flatMap(type -> modules.isOne(type) ? modules.chain(type).stream() : chains(type, program, constants));
        return Stream.concat(written, ShiroFiles.read(workspace).stream());
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

    private static Stream<Fact> chains(TypeDeclaration type, Program program, Constants constants) {
        return type.methods().stream()
                .flatMap(method -> program.body(method.id()).stream())
                .map(body -> new ShiroPaths(program, constants).of(body))
                .filter(rules -> !rules.isEmpty())
                .map(rules -> ShiroFilters.chain(type.module(), rules));
    }
}
