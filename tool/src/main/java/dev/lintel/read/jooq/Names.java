package dev.lintel.read.jooq;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Field;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What expressions stand for in one body: jOOQ's generator names the constant of table `order_item` `ORDER_ITEM`,
/// and that of its column `sku` `ORDER_ITEM.SKU`.
final class Names {
    private static final int DEEPEST = 6;

    private final Program program;
    private final Map<String, Expression> locals = new HashMap<>();

    Names(Body body, Program program) {
        this.program = program;
        Set<String> changed = new HashSet<>();
        Walk.all(body.block(), Statement.Local.class)
                .forEach(local -> local.value().ifPresent(value -> {
                    if (locals.put(local.name(), value) != null) {
                        changed.add(local.name());
                    }
                }));
        Walk.all(body.block(), Expression.Assign.class).forEach(assign -> {
            if (assign.target() instanceof Expression.Variable variable) {
                changed.add(variable.name());
            }
        });
        changed.forEach(locals::remove);
    }

    /// The value of a local name that never changes, else the expression itself.
    Expression unfold(Expression expression) {
        Expression now = expression;
        for (int i = 0; i < DEEPEST && now instanceof Expression.Variable variable; i++) {
            Expression value = locals.get(variable.name());
            if (value == null) {
                return now;
            }
            now = value;
        }
        return now;
    }

    /// The table's name, folded; empty when it cannot be told.
    Optional<String> table(Expression expression) {
        return table(expression, DEEPEST);
    }

    private Optional<String> table(Expression expression, int left) {
        Expression value = unfold(expression);
        if (left == 0) {
            return Optional.empty();
        }
        return switch (value) {
            case Expression.FieldAccess field when isConstant(field.name()) -> Optional.of(Shape.fold(field.name()));
            case Expression.FieldAccess field -> initialiser(field).flatMap(it -> table(it, left - 1));
            case Expression.Variable variable
            when isConstant(variable.name()) -> Optional.of(Shape.fold(variable.name()));
            case Expression.TypeName type
            when isConstant(simple(type.type())) -> Optional.of(Shape.fold(simple(type.type())));
            // an alias, `PROJECT.as("p")`
            case Call call
            when call.name().equals("as") || call.name().equals("asTable") ->
                call.receiver().flatMap(it -> table(it, left - 1));
            case Expression.Cast cast -> table(cast.operand(), left - 1);
            default -> Optional.empty();
        };
    }

    private Optional<Expression> initialiser(Expression.FieldAccess access) {
        return program.type(access.owner())
                .flatMap(owner -> owner.field(access.name()))
                .filter(field -> field.modifiers().contains(Modifier.FINAL))
                .flatMap((Field field) -> program.initialiser(field));
    }

    /// The column; a table that is not told stays empty.
    Optional<Column> column(Expression expression) {
        Expression value = unfold(expression);
        return switch (value) {
            case Expression.FieldAccess field
            when isConstant(field.name()) && field.receiver().isPresent() ->
                table(field.receiver().get())
                        .map(table -> new Column(table, field.name().toLowerCase(Locale.ROOT)));
            case Call call
            when call.name().equals("as")
                    || call.name().equals("asc")
                    || call.name().equals("desc") -> call.receiver().flatMap(this::column);
            default -> Optional.empty();
        };
    }

    static Expression withoutCast(Expression expression) {
        return expression instanceof Expression.Cast cast ? cast.operand() : expression;
    }

    private static String simple(Type type) {
        return type.erasure().substring(type.erasure().lastIndexOf('.') + 1);
    }

    private static boolean isConstant(String name) {
        return !name.isEmpty() && name.equals(name.toUpperCase(Locale.ROOT)) && Character.isLetter(name.charAt(0));
    }
}
