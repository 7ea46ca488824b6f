package dev.lintel.read.graphql;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.payload.Payload;
import dev.lintel.read.payload.Payloads;
import dev.lintel.source.Gap;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Spring for GraphQL and Netflix DGS.
public final class GraphQl implements Framework {
    private static final String SPRING = "org.springframework.graphql.data.method.annotation.";
    private static final String DGS = "com.netflix.graphql.dgs.";
    private static final Map<String, String> PARENT = Map.of(
            SPRING + "QueryMapping", "Query",
            SPRING + "MutationMapping", "Mutation",
            SPRING + "SubscriptionMapping", "Subscription",
            DGS + "DgsQuery", "Query",
            DGS + "DgsMutation", "Mutation",
            DGS + "DgsSubscription", "Subscription",
            SPRING + "SchemaMapping", "",
            SPRING + "BatchMapping", "",
            DGS + "DgsData", "");
    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    @Override
    public String name() {
        return "GraphQL";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Annotations annotations = new Annotations(program);
        Reading reading = new Reading(
                annotations,
                new FieldNames(program, SchemaFields.of(workspace)),
                new ArgumentReader(program, annotations),
                new Payloads(program));
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .filter(type -> type.kind() == TypeDeclaration.Kind.CLASS)
                .flatMap(type -> type.methods().stream()
                        .flatMap(method -> annotations.find(method.annotations(), PARENT.keySet()).stream()
                                .map(found -> reading.fact(type, method, found))));
    }

    private record Reading(Annotations annotations, FieldNames names, ArgumentReader arguments, Payloads payloads) {
        Fact fact(TypeDeclaration type, Method method, Found found) {
            Optional<String> parent = parent(type, method, found);
            Optional<String> field = parent.flatMap(it -> field(method, found, it));
            if (field.isEmpty()) {
                return new Fact.Unread(
                        Fact.Layer.ENTRIES,
                        new Gap(
                                found.at(),
                                "the type or field of this mapping cannot be read",
                                "a GraphQL field answered by " + type.simpleName() + "." + method.name()
                                        + " is missing"));
            }
            String operation = ROOTS.contains(parent.get()) ? parent.get().toUpperCase(Locale.ROOT) : "QUERY";
            Payload payload = payloads.of(method.returns());
            return new Fact.Handler(
                    method.id(),
                    type.name(),
                    List.of(new Route(operation, parent.get() + "." + field.get(), List.of(), List.of(), List.of())),
                    arguments.inputs(method, found.type().startsWith(DGS)),
                    new Answer(
                            payload.type(), payload.shape(), payload.shape() != Shape.NOTHING, List.of(), method.at()),
                    Exposure.API,
                    Fact.Base.NONE,
                    List.of(),
                    method.at());
        }

        private Optional<String> parent(TypeDeclaration type, Method method, Found found) {
            String fixed = PARENT.getOrDefault(found.type(), "");
            if (!fixed.isEmpty()) {
                return Optional.of(fixed);
            }
            Optional<Expression> written = found.value(found.type().startsWith(DGS) ? "parentType" : "typeName");
            if (written.isPresent()) {
                return names.type(written.get());
            }
            // Spring takes the class's mapping, else the source object's type.
            List<Annotation> onClass = type.annotations();
            return annotations
                    .find(onClass, SPRING + "SchemaMapping")
                    .flatMap(it -> it.value("typeName"))
                    .flatMap(names::type)
                    .or(() -> arguments.source(method));
        }

        private Optional<String> field(Method method, Found found, String parent) {
            boolean dgs = found.type().startsWith(DGS);
            Optional<Expression> written = dgs ? found.value("field") : found.value("field", "name", "value");
            return written.isPresent() ? names.field(written.get(), parent) : Optional.of(method.name());
        }
    }
}
