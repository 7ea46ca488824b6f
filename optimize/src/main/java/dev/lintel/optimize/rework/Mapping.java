package dev.lintel.optimize.rework;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.Lambda;
import dev.lintel.code.Expression.MethodReference;
import dev.lintel.code.Expression.New;
import dev.lintel.code.Field;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Accessors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A record that is made of each row, by nothing but its properties: `stream().map(View::of).toList()`, or `map` on a
/// page.
///
/// @param whole the expression from the query to the list, or to the page
/// @param view the record
/// @param properties of the row, in the order of the record's components
record Mapping(Expression whole, TypeDeclaration view, List<String> properties) {
    Mapping {
        properties = List.copyOf(properties);
    }

    /// Whether each component is called as the property that it takes.
    boolean isByName() {
        return components().map(Field::name).toList().equals(properties);
    }

    Stream<Field> components() {
        return components(view);
    }

    private static Stream<Field> components(TypeDeclaration view) {
        return view.fields().stream().filter(each -> !each.modifiers().contains(Modifier.STATIC));
    }

    static Optional<Mapping> of(RowQuery asked, Program program) {
        Optional<Call> mapped = Walk.calls(asked.body().block())
                .filter(call -> call.name().equals("map") && call.arguments().size() == 1)
                .filter(call -> call.receiver().filter(on -> isRows(on, asked)).isPresent())
                .findFirst();
        if (mapped.isEmpty()) {
            return Optional.empty();
        }
        boolean page = mapped.get().receiver().filter(on -> on == asked.call()).isPresent();
        Optional<? extends Expression> whole = page ? mapped : listOf(mapped.get(), asked.body());
        return whole.flatMap(
                all -> made(mapped.get().arguments().getFirst(), program).flatMap(made -> of(all, made, program)));
    }

    private static boolean isRows(Expression receiver, RowQuery asked) {
        return receiver == asked.call()
                || receiver instanceof Call stream
                        && stream.name().equals("stream")
                        && stream.receiver().filter(on -> on == asked.call()).isPresent();
    }

    private static Optional<Call> listOf(Call mapped, Body body) {
        return Walk.calls(body.block())
                .filter(call -> call.receiver().filter(on -> on == mapped).isPresent())
                .filter(call -> call.name().equals("toList") && call.arguments().isEmpty()
                        || call.name().equals("collect")
                                && call.arguments().getFirst() instanceof Call collector
                                && collector.callee().is("java.util.stream.Collectors", "toList"))
                .findFirst();
    }

    /// @param row what the one that makes it calls the row
    private record Made(New made, String row) {}

    /// What makes the record: a lambda, or a method that does nothing else, called by name or in a lambda.
    private static Optional<Made> made(Expression function, Program program) {
        if (function instanceof Lambda lambda
                && lambda.parameters().size() == 1
                && lambda.body().statements().size() == 1
                && lambda.body().statements().getFirst() instanceof Statement.Return(var value, var _)
                && value.isPresent()) {
            String row = lambda.parameters().getFirst().name();
            return switch (value.get()) {
                case New made -> Optional.of(new Made(made, row));
                case Call call
                when call.arguments().size() == 1
                        && RowLoop.isVariable(call.arguments().getFirst(), row) ->
                    returned(call.callee().method().flatMap(program::body), program);
                default -> Optional.empty();
            };
        }
        return function instanceof MethodReference reference
                ? returned(reference.callee().method().flatMap(program::body), program)
                : Optional.empty();
    }

    private static Optional<Made> returned(Optional<Body> body, Program program) {
        return body.filter(each -> each.block().statements().size() == 1)
                .filter(each -> each.block().statements().getFirst() instanceof Statement.Return(var value, var _)
                        && value.filter(New.class::isInstance).isPresent())
                .flatMap(each -> program.method(each.method())
                        .filter(method -> method.parameters().size() == 1)
                        .map(method -> new Made(
                                (New) ((Statement.Return)
                                                each.block().statements().getFirst())
                                        .value()
                                        .orElseThrow(),
                                method.parameters().getFirst().name())));
    }

    private static Optional<Mapping> of(Expression whole, Made made, Program program) {
        Optional<TypeDeclaration> view =
                program.type(made.made().type().erasure()).filter(type -> type.kind() == Kind.RECORD && type.isMain());
        boolean plain = view.filter(type -> type.methods().stream()
                                .filter(method -> method.isConstructor() && !method.synthesised())
                                .findAny()
                                .isEmpty()
                        && components(type).count() == made.made().arguments().size())
                .isPresent();
        if (!plain) {
            return Optional.empty();
        }
        Accessors accessors = new Accessors(program);
        List<String> properties = new ArrayList<>();
        for (Expression argument : made.made().arguments()) {
            Optional<String> property = argument instanceof Call call
                            && call.receiver()
                                    .filter(on -> RowLoop.isVariable(on, made.row()))
                                    .isPresent()
                    ? accessors.read(call)
                    : Optional.empty();
            if (property.isEmpty()) {
                return Optional.empty();
            }
            properties.add(property.get());
        }
        return Optional.of(new Mapping(whole, view.get(), properties));
    }
}
