package dev.lintel.flow.run;

import dev.lintel.code.Body;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Expression.This;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which fields a class leaves out of its own text: by Lombok's `@ToString` (its documentation, "@ToString"),
/// or because a `toString` that is written does not read them.
record OwnText(Program program, Annotations annotations, Constants constants) {
    private static final String MARK = "lombok.ToString";
    private static final String EXCLUDED = "lombok.ToString.Exclude";
    private static final String INCLUDED = "lombok.ToString.Include";

    OwnText(Program program) {
        this(program, new Annotations(program), new Constants(program));
    }

    Set<String> leftOut(String type) {
        Optional<TypeDeclaration> declared =
                program.type(type).filter(each -> each.origin().isPresent());
        return declared.map(this::leftOut).orElse(Set.of());
    }

    private Set<String> leftOut(TypeDeclaration type) {
        Optional<Method> written = type.methods("toString").stream()
                .filter(each -> each.parameters().isEmpty())
                .findFirst();
        if (written.isEmpty()) {
            return Set.of();
        }
        Set<String> fields = type.fields().stream().map(Field::name).collect(Collectors.toCollection(HashSet::new));
        if (written.get().synthesised()) {
            fields.removeAll(generated(type));
            return Set.copyOf(fields);
        }
        Set<String> read = new HashSet<>();
        if (!read(written.get().id(), type, read, new HashSet<>())) {
            return Set.of();
        }
        fields.removeAll(read);
        return Set.copyOf(fields);
    }

    private Set<String> generated(TypeDeclaration type) {
        Optional<Found> mark = annotations.on(type, MARK);
        Set<String> excluded = texts(mark, "exclude");
        Set<String> of = texts(mark, "of");
        boolean only = mark.flatMap(each -> each.value("onlyExplicitlyIncluded"))
                .flatMap(constants::truth)
                .orElse(false);
        return type.fields().stream()
                .filter(field -> of.isEmpty() || of.contains(field.name()))
                .filter(field -> !excluded.contains(field.name()) && !annotations.has(field.annotations(), EXCLUDED))
                .filter(field -> !only || annotations.has(field.annotations(), INCLUDED))
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    private Set<String> texts(Optional<Found> mark, String element) {
        return mark.flatMap(each -> each.value(element))
                .map(value -> Set.copyOf(constants.texts(value).values()))
                .orElse(Set.of());
    }

    /// Gathers the names that a method reads, with those of the type's methods that it asks.
    ///
    /// @return `false` where what is in the text is not known
    private boolean read(MethodId method, TypeDeclaration type, Set<String> read, Set<MethodId> seen) {
        Optional<Body> body = program.body(method);
        if (body.isEmpty() || handsItselfOn(body.get())) {
            return false;
        }
        seen.add(method);
        for (Node each : Walk.all(body.get().block())) {
            switch (each) {
                case FieldAccess field -> read.add(field.name());
                case Variable variable -> read.add(variable.name());
                case Call call -> {
                    read.add(Accessors.getterProperty(call.name()).orElse(call.name()));
                    boolean known = !call.callee().owner().equals(type.name())
                            || call.callee()
                                    .method()
                                    .filter(id -> isRead(id, type, read, seen))
                                    .isPresent();
                    if (!known) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    private boolean isRead(MethodId id, TypeDeclaration type, Set<String> read, Set<MethodId> seen) {
        boolean getter = type.methods().stream().anyMatch(each -> each.id().equals(id) && each.synthesised());
        return getter || seen.contains(id) || read(id, type, read, seen);
    }

    /// `ToStringBuilder.reflectionToString(this)`, `super.toString()`.
    private static boolean handsItselfOn(Body body) {
        return Walk.all(body.block(), This.class).anyMatch(This::base)
                || Walk.calls(body.block())
                        .flatMap(call -> call.arguments().stream())
                        .anyMatch(This.class::isInstance);
    }
}
