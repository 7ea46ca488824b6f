package dev.lintel.read.security;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.CheckedParts;
import dev.lintel.graph.CheckedParts.Part;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds which inputs the expressions of access rules on methods name: Spring's `@PreAuthorize`, and annotations of the
/// project's own whose names say that they guard. One that names a whole body may look at anything in it.
public final class GuardedParts implements Framework {
    private static final Pattern NAMED = Pattern.compile("#(\\w+)((?:\\??\\.\\w+(?:\\(\\))?)*)");
    private static final List<String> GUARDING =
            List.of("authorize", "check", "owner", "permission", "access", "guard", "acl", "privilege");

    @Override
    public String name() {
        return "guarded inputs";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Constants constants = new Constants(program);
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> method.annotations().stream()
                        .filter(GuardedParts::guards)
                        .flatMap(annotation -> fact(method, annotation, constants)));
    }

    private static boolean guards(Annotation annotation) {
        String name = annotation.simpleName().toLowerCase(Locale.ROOT);
        return GUARDING.stream().anyMatch(name::contains);
    }

    private static Stream<Fact> fact(Method method, Annotation annotation, Constants constants) {
        List<Part> parts = annotation.values().values().stream()
                .flatMap(value -> constants.texts(value).values().stream())
                .flatMap(text -> parts(text, method).stream())
                .distinct()
                .toList();
        return parts.isEmpty()
                ? Stream.empty()
                : Stream.of(new Fact.ChecksParts(new CheckedParts(
                        OperationIds.of(method.id()), "@" + annotation.simpleName(), parts, annotation.at())));
    }

    private static List<Part> parts(String text, Method method) {
        List<Part> parts = new ArrayList<>();
        List<Parameter> parameters = method.parameters();
        Matcher named = NAMED.matcher(text);
        while (named.find()) {
            String name = String.valueOf(named.group(1));
            IntStream.range(0, parameters.size())
                    .filter(i -> parameters.get(i).name().equals(name))
                    .mapToObj(i -> part(i, name, String.valueOf(named.group(2))))
                    .forEach(parts::add);
        }
        return parts;
    }

    /// `.getProjectId()` and `.projectId` are one property.
    private static Part part(int parameter, String name, String rest) {
        String[] steps = rest.replace("?", "").replace("()", "").split("\\.");
        if (steps.length < 2) {
            return new Part(parameter, "", name);
        }
        String property = Accessors.getterProperty(steps[1]).orElse(steps[1]);
        return new Part(parameter, property, property);
    }
}
