package dev.lintel.read.spring.web;

import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Hierarchy.Member;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Input.Kind;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.read.openapi.Contract;
import dev.lintel.read.openapi.Contract.Operation;
import dev.lintel.read.openapi.Contracts;
import dev.lintel.read.payload.Payload;
import dev.lintel.read.payload.Payloads;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Controllers that implement an interface which a build generates from an OpenAPI document and which is
/// therefore not among the sources: the mapping and the inputs are taken from the document.
final class GeneratedInterfaces {
    private static final String OVERRIDE = "java.lang.Override";

    private final Contracts contracts;
    private final Payloads payloads;
    private final Program program;

    GeneratedInterfaces(Program program, Contracts contracts) {
        this.program = program;
        this.contracts = contracts;
        this.payloads = new Payloads(program);
    }

    /// @param mapping what the generated interface would say
    record Generated(Mapping mapping, List<Input> inputs) {}

    /// Names of the interfaces of this controller that nobody has seen and that look like generated ones.
    List<String> absent(TypeDeclaration controller) {
        return program.supertypes(controller.name()).stream()
                .filter(each -> program.type(each.name()).isEmpty())
                .map(Type.Declared::name)
                .filter(name -> name.endsWith("Api") || name.endsWith("ApiDelegate"))
                .toList();
    }

    Optional<Generated> of(Member member, List<String> absent) {
        return absent.stream()
                .flatMap(name ->
                        contracts
                                .operation(
                                        name,
                                        member.method().name(),
                                        member.method().parameters().size())
                                .stream())
                .findFirst()
                .map(found -> new Generated(mapping(member, found), inputs(member, found)));
    }

    /// What is missing on the map when no document tells what the generated interface says.
    Optional<Gap> gap(TypeDeclaration controller, List<String> absent, List<Method> unmapped) {
        List<Method> overriding = unmapped.stream()
                .filter(method -> method.annotations().stream()
                        .anyMatch(each -> each.type().equals(OVERRIDE)))
                .toList();
        if (absent.isEmpty() || overriding.isEmpty()) {
            return Optional.empty();
        }
        String interfaces = absent.stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.joining(", "));
        return Optional.of(new Gap(
                controller.at(),
                "the routes of " + controller.simpleName() + " stand in " + interfaces
                        + ", which is not among the sources, nor is a document that it could come from",
                "up to " + overriding.size() + " endpoints are missing"));
    }

    private static Mapping mapping(Member member, Contracts.Found found) {
        Operation operation = found.operation();
        boolean based = found.contract()
                .generated()
                .filter(Contract.Generated::onInterface)
                .isPresent();
        String path = based ? Mapping.join(found.contract().basePath(), operation.path()) : operation.path();
        return new Mapping(
                List.of(path),
                List.of(operation.verb()),
                operation.consumes(),
                operation.produces(),
                List.of(),
                true,
                member.method().at());
    }

    private List<Input> inputs(Member member, Contracts.Found found) {
        List<Input> inputs = new ArrayList<>();
        List<Contract.Parameter> declared = found.operation().parameters();
        for (int i = 0; i < member.method().parameters().size(); i++) {
            if (i < declared.size()) {
                inputs.add(input(member, i, declared.get(i), found.contract()));
            } else if (i == declared.size() && found.operation().body().isPresent()) {
                inputs.add(input(member, i, found.operation().body().get(), found.contract()));
            }
        }
        return inputs;
    }

    private Input input(Member member, int index, Contract.Parameter declared, Contract contract) {
        var parameter = member.method().parameters().get(index);
        Payload payload = payloads.of(parameter.type());
        String type = payload.type().isEmpty() ? parameter.type().erasure() : payload.type();
        return new Input(
                declared.kind(),
                declared.name(),
                type,
                payload.shape() == Shape.MANY,
                index,
                declared.required(),
                validated(declared, type, contract),
                parameter.at());
    }

    /// The generator writes `@Valid` and constraints unless it is told not to.
    private static Validated validated(Contract.Parameter declared, String type, Contract contract) {
        if (contract.generated().isEmpty()) {
            return new Validated(Validated.Mode.UNKNOWN, Optional.empty());
        }
        Contract.Generated generated = contract.generated().get();
        boolean constrained = declared.kind() == Kind.BODY
                ? contract.schemas().stream()
                        .filter(schema -> generated.modelName(schema.name()).equals(type))
                        .flatMap(schema -> schema.properties().stream())
                        .anyMatch(property -> !property.constraints().isEmpty())
                : declared.constrained();
        Validated.Mode mode = constrained && generated.validates() ? Validated.Mode.YES : Validated.Mode.NO_CONSTRAINTS;
        return new Validated(mode, Optional.empty());
    }
}
