package dev.lintel.flow.lower;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Callee;
import dev.lintel.code.Field;
import dev.lintel.code.Grade;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The bodies that MapStruct makes for the abstract methods of a mapper (mapstruct.org, reference guide, chapter 3):
/// a new object, or the one to update, whose properties are those of the same name, unless `@Mapping` says which.
/// What converts a value on its way is not followed: the value is taken as it was.
final class Mapped {
    private static final long NOWHERE = 0;
    private static final Set<String> NOT_COPIED = Set.of("constant", "expression", "ignore");

    private final Program program;
    private final Lowering lowering;
    private final Graph graph;

    Mapped(Program program, Lowering lowering) {
        this.program = program;
        this.lowering = lowering;
        this.graph = lowering.graph();
    }

    boolean isMade(TypeDeclaration type, Method method) {
        Optional<Parameter> source = method.parameters().stream()
                .filter(each -> !Mapping.isUpdated(each) && !Mapping.isContext(each))
                .findFirst();
        if (!Mapping.isMapper(type) || method.hasBody() || source.isEmpty()) {
            return false;
        }
        Optional<Parameter> updated =
                method.parameters().stream().filter(Mapping::isUpdated).findFirst();
        Optional<TypeDeclaration> target =
                Mapping.mapped(updated.map(Parameter::type).orElse(method.returns()), program);
        int from = lowering.variable(source.get().name(), source.get().type(), NOWHERE);
        if (target.isEmpty() || Mapping.mapped(source.get().type(), program).isEmpty()) {
            graph.end(lowering.leave(method.returns().is("void") ? NONE : from));
            return true;
        }
        int to = updated.isPresent()
                ? lowering.variable(updated.get().name(), updated.get().type(), NOWHERE)
                : made(target.get());
        for (TypeDeclaration each : withParents(target.get())) {
            each.fields().stream()
                    .filter(field -> !field.modifiers().contains(Modifier.STATIC))
                    .forEach(field -> fill(to, field, from, source.get(), method));
        }
        graph.end(lowering.leave(method.returns().is("void") ? NONE : to));
        return true;
    }

    private List<TypeDeclaration> withParents(TypeDeclaration type) {
        return program.supertypes(type.name()).stream()
                .flatMap(each -> Mapping.mapped(each, program).stream())
                .toList();
    }

    private int made(TypeDeclaration type) {
        Type of = new Type.Declared(type.name(), List.of(), true);
        MethodId constructor = new MethodId(type.name(), Callee.CONSTRUCTOR, List.of());
        Callee callee = new Callee(type.name(), Callee.CONSTRUCTOR, Optional.of(constructor), Grade.EXACT);
        return graph.add(new Instruction.New(graph.register(), callee, List.of(), of, NONE, Map.of(), NOWHERE));
    }

    private void fill(int to, Field field, int from, Parameter source, Method method) {
        Optional<Mapping> said = Mapping.of(field.name(), method);
        if (said.filter(each -> NOT_COPIED.stream().anyMatch(each::says)).isPresent()) {
            return;
        }
        String path = said.flatMap(each -> each.text("source"))
                .filter(text -> !text.isEmpty())
                .orElse(field.name());
        String owner = source.type().erasure();
        int value = from;
        for (String step : path.split("\\.")) {
            if (!step.equals(source.name())) {
                Type type = declaring(owner, step).map(Field::type).orElse(Type.UNKNOWN);
                if (type.equals(Type.UNKNOWN)) {
                    return;
                }
                value = graph.add(new Instruction.LoadField(graph.register(), value, owner, step, type, NOWHERE));
                owner = type.erasure();
            }
        }
        graph.add(new Instruction.StoreField(to, field.owner(), field.name(), value, true, NOWHERE));
    }

    private Optional<Field> declaring(String type, String field) {
        return program.supertypes(type).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .flatMap(each -> each.field(field).stream())
                .findFirst();
    }
}
