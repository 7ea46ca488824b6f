package dev.lintel.read.spring.web;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Spring MVC and WebFlux.
public final class SpringWeb implements Framework {
    @Override
    public String name() {
        return "Spring MVC and WebFlux";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        ControllerReader controllers = new ControllerReader(program, annotations, workspace);
        List<Fact> facts = new ArrayList<>();
        new MappedTypes(program, annotations).controllers().forEach(type -> facts.addAll(controllers.read(type)));
        controllers.gaps().forEach(facts::add);
        new FunctionalRoutes(program, annotations).read().forEach(facts::add);
        new Filters(program, annotations).read().forEach(facts::add);
        new Interceptors(program).read().forEach(facts::add);
        new Aspects(program, annotations).read().forEach(facts::add);
        ErrorHandlers errors = new ErrorHandlers(program, annotations);
        program.types().stream()
                .filter(TypeDeclaration::isMain)
                .flatMap(errors::read)
                .forEach(facts::add);
        errors.resolvers().forEach(facts::add);
        return facts.stream();
    }
}
