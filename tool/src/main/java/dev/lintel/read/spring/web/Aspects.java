package dev.lintel.read.spring.web;

import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Aspects that run before or around methods of controllers.
final class Aspects {
    private static final String ASPECT = "org.aspectj.lang.annotation.Aspect";
    private static final String[] ADVICE = {"org.aspectj.lang.annotation.Before", "org.aspectj.lang.annotation.Around"};
    private static final String[] BEANS = {
        "org.springframework.stereotype.Component",
        "org.springframework.stereotype.Service",
        "org.springframework.context.annotation.Configuration"
    };

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;

    Aspects(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
    }

    Stream<Fact> read() {
        List<TypeDeclaration> aspects = program.types().stream()
                .filter(TypeDeclaration::isMain)
                .filter(type -> annotations.on(type, ASPECT).isPresent()
                        && annotations.on(type, BEANS).isPresent())
                .toList();
        List<TypeDeclaration> controllers = aspects.isEmpty()
                ? List.of()
                : new MappedTypes(program, annotations).controllers().toList();
        return aspects.stream()
                .flatMap(aspect -> aspect.methods().stream()
                        .flatMap(method -> annotations.on(method, ADVICE).stream()
                                .flatMap(found -> advice(aspect, method, found, controllers).stream())));
    }

    private Optional<Fact> advice(
            TypeDeclaration aspect, Method method, Found found, List<TypeDeclaration> controllers) {
        Optional<BiPredicate<TypeDeclaration, Method>> takes = found.value("value", "pointcut")
                .flatMap(constants::text)
                .flatMap(text -> new Pointcuts(program, annotations, aspect).read(text, method));
        if (takes.isEmpty()) {
            return Optional.of(new Fact.Unread(
                    Fact.Layer.OTHER,
                    new Gap(
                            found.at(),
                            "which methods this aspect is for cannot be told from its pointcut",
                            "whether " + aspect.simpleName() + " runs before some endpoints is not known")));
        }
        List<MethodId> methods = controllers.stream()
                .flatMap(type -> type.methods().stream()
                        .filter(each -> !each.isConstructor()
                                && !each.is(Modifier.PRIVATE)
                                && takes.get().test(type, each)))
                .map(Method::id)
                .toList();
        return methods.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact.Before(
                        Stage.Kind.ASPECT, aspect.name(), List.of(), List.of(), methods, 0, found.at()));
    }
}
