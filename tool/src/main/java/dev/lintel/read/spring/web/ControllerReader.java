package dev.lintel.read.spring.web;

import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.code.value.Hierarchy.Member;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.read.Fact;
import dev.lintel.read.openapi.Contracts;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Handler methods of annotated controllers. Mappings may stand on the method or class itself, on what it
/// overrides, or on the interfaces that it implements.
final class ControllerReader {
    private final Program program;
    private final Hierarchy hierarchy;
    private final MappingReader mappings;
    private final InputReader inputs;
    private final AnswerReader answers;
    private final PathPrefixes prefixes;
    private final GeneratedInterfaces generated;
    private final SpringVersion version;

    ControllerReader(Program program, Annotations annotations, Workspace workspace) {
        this.program = program;
        this.version = SpringVersion.of(workspace);
        this.hierarchy = new Hierarchy(program);
        this.mappings = new MappingReader(program, annotations);
        this.inputs = new InputReader(program, annotations, version);
        this.answers = new AnswerReader(program, annotations);
        this.prefixes = PathPrefixes.of(program, annotations);
        this.generated = new GeneratedInterfaces(program, Contracts.of(workspace));
    }

    List<Fact> read(TypeDeclaration controller) {
        Optional<Mapping> ofClass = MappedTypes.lineage(program, controller).stream()
                .map(type -> mappings.read(type.annotations()))
                .flatMap(Optional::stream)
                .findFirst();
        List<String> absent = generated.absent(controller);
        List<Fact> facts = new ArrayList<>();
        List<Method> unmapped = new ArrayList<>();
        for (Member member : hierarchy.members(controller)) {
            Optional<Mapping> ofMethod = member.all().stream()
                    .map(method -> mappings.read(method.annotations()))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (ofMethod.isPresent()) {
                Mapping full = inside(ofClass, ofMethod.get());
                facts.add(fact(controller, member, full, () -> inputs.inputs(controller.name(), member)));
            } else {
                generated
                        .of(member, absent)
                        .ifPresentOrElse(
                                it -> facts.add(fact(controller, member, inside(ofClass, it.mapping()), it::inputs)),
                                () -> unmapped.add(member.method()));
            }
        }
        generated
                .gap(controller, absent, unmapped)
                .ifPresent(gap -> facts.add(new Fact.Unread(Fact.Layer.ENTRIES, gap)));
        return facts;
    }

    private static Mapping inside(Optional<Mapping> outer, Mapping inner) {
        return outer.map(it -> it.with(inner)).orElse(inner);
    }

    private Fact fact(TypeDeclaration controller, Member member, Mapping mapping, Supplier<List<Input>> inputs) {
        if (!mapping.complete()) {
            return new Fact.Unread(
                    Fact.Layer.ENTRIES,
                    new Gap(
                            mapping.at(),
                            "the path or method of this mapping is not a constant that can be read",
                            "the endpoint served by " + controller.simpleName() + "."
                                    + member.method().name() + " is missing"));
        }
        Mapping prefixed = prefixes.prefix(controller).map(mapping::below).orElse(mapping);
        return new Fact.Handler(
                member.method().id(),
                controller.name(),
                prefixed.routes(),
                inputs.get(),
                answers.answer(controller.name(), member),
                Exposure.API,
                version.reactive(controller.module()) ? Fact.Base.SPRING_WEBFLUX : Fact.Base.SPRING_MVC,
                List.of(),
                place(member.method().at(), mapping.at()));
    }

    /// The mapping itself where it stands on the method; that of an interface elsewhere is not where the code is.
    private static Span place(Span method, Span mapping) {
        boolean inside = mapping.file().equals(method.file())
                && mapping.line() >= method.line()
                && mapping.line() <= method.endLine();
        return inside ? mapping : method;
    }

    Stream<Fact> gaps() {
        return prefixes.gaps().stream().map(gap -> new Fact.Unread(Fact.Layer.ENTRIES, gap));
    }
}
