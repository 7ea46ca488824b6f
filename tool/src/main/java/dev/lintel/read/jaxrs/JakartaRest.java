package dev.lintel.read.jaxrs;

import dev.lintel.code.Body;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.FailureText;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// JAX-RS and Jakarta REST.
public final class JakartaRest implements Framework {
    @Override
    public String name() {
        return "Jakarta REST";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        Applications applications = Applications.of(program, annotations, workspace);
        ResourceReader reader = new ResourceReader(program, annotations);
        List<Fact> facts = new ArrayList<>();
        for (TypeDeclaration type : program.types()) {
            if (type.isMain()) {
                reader.rootPath(type).ifPresent(path -> {
                    String mount = applications.path(type.module());
                    facts.addAll(reader.read(type, path, mount));
                    facts.add(new Fact.Mounted(type.module(), mount));
                });
            }
        }
        List<Fact.Handler> handlers = facts.stream()
                .filter(Fact.Handler.class::isInstance)
                .map(Fact.Handler.class::cast)
                .toList();
        new RequestFilters(program, annotations).before(handlers).forEach(facts::add);
        new ContainerFilters(program, workspace).before().forEach(facts::add);
        new ResourceFilters(program, new Constants(program)).before(handlers).forEach(facts::add);
        exceptionMappers(program).forEach(facts::add);
        return facts.stream();
    }

    private static Stream<Fact> exceptionMappers(Program program) {
        return Stream.of(Names.EXCEPTION_MAPPER)
                .flatMap(name -> program.subtypes(name).stream()
                        .filter(RequestFilters::isOwnClass)
                        .flatMap(type -> mapping(program, type, name)));
    }

    private static Stream<Fact> mapping(Program program, TypeDeclaration type, String mapper) {
        return program.supertypes(type.name()).stream()
                .filter(each -> each.name().equals(mapper))
                .flatMap(each -> each.argument(0).stream())
                .map(Type::erasure)
                .filter(exception -> !exception.isEmpty())
                .map(exception -> {
                    FailureText texts = new FailureText(program);
                    Set<Integer> statuses = new TreeSet<>();
                    Optional<Span> tells = Optional.empty();
                    for (Method method : type.methods("toResponse")) {
                        Optional<Body> body = program.body(method.id());
                        body.ifPresent(each -> statuses.addAll(ResourceAnswers.statuses(program, each)));
                        tells = tells.or(() -> body.flatMap(each -> texts.told(each, method)));
                    }
                    return new Fact.ErrorMapping(exception, "", List.copyOf(statuses), tells, type.at());
                });
    }
}
