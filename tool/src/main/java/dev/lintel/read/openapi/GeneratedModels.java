package dev.lintel.read.openapi;

import dev.lintel.code.Program;
import dev.lintel.graph.BodyType;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.stream.Stream;

/// The classes that a build generates from OpenAPI documents, as bodies; only those that are not among the sources.
public final class GeneratedModels implements Framework {
    @Override
    public String name() {
        return "OpenAPI documents";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        if (Generators.of(workspace).isEmpty()) {
            return Stream.empty();
        }
        return Contracts.of(workspace).all().stream()
                .filter(contract -> contract.generated().isPresent())
                .flatMap(contract -> bodies(contract, contract.generated().get()))
                .filter(body -> program.type(body.type()).isEmpty())
                .map(Fact.Body::new);
    }

    private static Stream<BodyType> bodies(Contract contract, Contract.Generated generated) {
        return contract.schemas().stream()
                .map(schema -> new BodyType(
                        generated.modelName(schema.name()),
                        properties(schema, contract, generated),
                        schema.complete(),
                        Span.line(contract.file(), schema.line())));
    }

    private static List<BodyType.Property> properties(
            Contract.Schema schema, Contract contract, Contract.Generated generated) {
        return schema.properties().stream()
                .map(property -> new BodyType.Property(
                        property.name(),
                        Names.member(property.name()),
                        property.reference() ? generated.modelName(property.type()) : property.type(),
                        property.many(),
                        !property.writeOnly(),
                        !property.readOnly(),
                        generated.validates() ? property.constraints() : List.of(),
                        generated.validates() && property.reference(),
                        Span.line(contract.file(), schema.line())))
                .toList();
    }
}
