package dev.lintel.read.spring.web;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.code.value.Hierarchy.Member;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Handler methods of annotated controllers. Mappings may stand on the method or class itself, on what it overrides, or
/// on the interfaces that it implements.
final class ControllerReader {
    private final Program program;
    private final Hierarchy hierarchy;
    private final MappingReader mappings;
    private final InputReader inputs;
    private final AnswerReader answers;
    private final PathPrefixes prefixes;
    private final SpringVersion version;

    ControllerReader(Program program, Annotations annotations, SpringVersion version) {
        this.program = program;
        this.hierarchy = new Hierarchy(program);
        this.mappings = new MappingReader(program, annotations);
        this.inputs = new InputReader(program, annotations, version);
        this.answers = new AnswerReader(program, annotations);
        this.prefixes = PathPrefixes.of(program, annotations);
        this.version = version;
    }

    List<Fact> read(TypeDeclaration controller) {
        Optional<Mapping> ofClass = MappedTypes.lineage(program, controller).stream()
                .map(type -> mappings.read(type.annotations()))
                .flatMap(Optional::stream)
                .findFirst();
        List<Fact> facts = new ArrayList<>();
        for (Member member : hierarchy.members(controller)) {
            Optional<Mapping> ofMethod = member.all().stream()
                    .map(method -> mappings.read(method.annotations()))
                    .flatMap(Optional::stream)
                    .findFirst();
            ofMethod.map(inner -> ofClass.map(outer -> outer.with(inner)).orElse(inner))
                    .ifPresent(mapping -> facts.add(fact(controller, member, mapping)));
        }
        return facts;
    }

    private Fact fact(TypeDeclaration controller, Member member, Mapping mapping) {
        if (!mapping.complete()) {
            return new Fact.Unread(
                    Fact.Layer.ENTRIES,
                    new Gap(
                            mapping.at(),
                            "the path or method of this mapping is not a constant that can be read",
                            "the endpoint served by " + controller.simpleName() + "." + member.method().name()
                                    + " is missing"));
        }
        Mapping prefixed = prefixes.prefix(controller).map(mapping::below).orElse(mapping);
        return new Fact.Handler(
                member.method().id(),
                controller.name(),
                prefixed.routes(),
                inputs.inputs(controller.name(), member),
                answers.answer(controller.name(), member),
                Exposure.API,
                version.reactive(controller.module()) ? Fact.Base.SPRING_WEBFLUX : Fact.Base.SPRING_MVC,
                member.method().at());
    }

    Stream<Fact> gaps() {
        return prefixes.gaps().stream().map(gap -> new Fact.Unread(Fact.Layer.ENTRIES, gap));
    }
}
