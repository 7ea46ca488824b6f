package dev.lintel.read.routes;

import dev.lintel.code.Body;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.Set;
import java.util.stream.Stream;

/// Javalin, Spark, Helidon.
public final class CodeRoutes implements Framework {
    private static final Set<String> STARTS = Set.of(
            "get",
            "post",
            "put",
            "patch",
            "delete",
            "del",
            "head",
            "options",
            "path",
            "apiBuilder",
            "register",
            "before");

    @Override
    public String name() {
        return "routes in code";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        return program.bodiesCalling(STARTS)
                .filter(body -> isMain(program, body))
                .flatMap(body -> new RouteReader(program, body).facts().stream());
    }

    private static boolean isMain(Program program, Body body) {
        return program.type(body.method().owner())
                .filter(TypeDeclaration::isMain)
                .isPresent();
    }
}
