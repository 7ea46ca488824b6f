package dev.lintel.code.value;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.AssembledText.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts together the text that an expression of one body has: literals, constants, concatenations, local
/// variables that grow, string builders, `String.format`, and methods of the target that return such a text. What
/// stands under a condition is there, and marked; what cannot be told is a hole.
public final class Assembly {
    private static final int DEEPEST = 12;
    private static final int MOST_PIECES = 2_000;
    private static final Set<String> UNCHANGED = Set.of("toString", "trim", "strip", "intern", "stripIndent");
    private static final Set<String> BUILDERS = Set.of(
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.lang.AbstractStringBuilder",
            "java.util.StringJoiner");

    private final Program program;
    private final Constants constants;
    private final TextGrowth growth;
    private final int depth;
    private final Collected collected;

    private Assembly(Body body, Program program, int depth, Collected collected) {
        this.program = program;
        this.constants = new Constants(program);
        this.growth = TextGrowth.of(body);
        this.depth = depth;
        this.collected = collected;
    }

    public static AssembledText of(Expression expression, Body body, Program program) {
        Collected collected = new Collected();
        new Assembly(body, program, 0, collected).add(expression, false, DEEPEST);
        return new AssembledText(collected.pieces, collected.whole);
    }

    /// What one text gathers, over all bodies that it reaches.
    private static final class Collected {
        private final List<Piece> pieces = new ArrayList<>();
        private boolean whole = true;
    }

    private void add(Expression expression, boolean conditional, int left) {
        if (left == 0 || collected.pieces.size() > MOST_PIECES) {
            hole(expression, conditional);
            collected.whole = false;
            return;
        }
        switch (expression) {
            case Expression.Concat concat -> concat.parts().forEach(part -> add(part, conditional, left - 1));
            case Expression.Cast cast -> add(cast.operand(), conditional, left - 1);
            case Expression.Variable variable -> variable(variable, conditional, left);
            case Expression.Conditional choice -> choice(choice, conditional, left);
            case Call call -> call(call, conditional, left);
            case Expression.New made
            when BUILDERS.contains(made.type().erasure()) ->
                made.arguments().stream()
                        .filter(each -> !(each.type() instanceof Type.Primitive))
                        .forEach(each -> add(each, conditional, left - 1));
            case Expression.FieldAccess field -> field(field, conditional, left);
            default -> constant(expression, conditional);
        }
    }

    private void constant(Expression expression, boolean conditional) {
        Optional<String> text = constants.text(expression);
        if (text.isPresent()) {
            collected.pieces.add(new Piece.Known(text.get(), conditional));
        } else {
            hole(expression, conditional);
        }
    }

    private void hole(Expression expression, boolean conditional) {
        collected.pieces.add(new Piece.Hole(expression, conditional));
    }

    private void variable(Expression.Variable variable, boolean conditional, int left) {
        List<TextGrowth.Change> changes = growth.before(variable);
        if (changes.isEmpty()) {
            hole(variable, conditional);
            return;
        }
        collected.whole &= changes.stream().noneMatch(each -> each.replaces() && each.conditional());
        changes.forEach(each -> add(each.value(), conditional || each.conditional(), left - 1));
    }

    private void choice(Expression.Conditional choice, boolean conditional, int left) {
        boolean orNothing =
                constants.text(choice.whenFalse()).filter(String::isBlank).isPresent();
        if (constants.text(choice.whenTrue()).filter(String::isBlank).isPresent()) {
            add(choice.whenFalse(), true, left - 1);
        } else {
            collected.whole &= orNothing;
            add(choice.whenTrue(), conditional || orNothing, left - 1);
        }
    }

    private void call(Call call, boolean conditional, int left) {
        String name = call.name();
        boolean ofText = call.receiver()
                .filter(each ->
                        BUILDERS.contains(each.type().erasure()) || each.type().equals(Type.STRING))
                .isPresent();
        if (ofText && UNCHANGED.contains(name) && call.arguments().isEmpty()) {
            add(call.receiver().get(), conditional, left - 1);
        } else if (ofText
                && (name.equals("append") || name.equals("concat"))
                && call.arguments().size() == 1) {
            chain(call, conditional, left);
        } else if (call.callee().is("java.lang.String", "format")
                && !call.arguments().isEmpty()) {
            format(
                    call.arguments().getFirst(),
                    call.arguments().subList(1, call.arguments().size()),
                    conditional,
                    left);
        } else if (ofText && name.equals("formatted")) {
            format(call.receiver().get(), call.arguments(), conditional, left);
        } else if (!ofMethod(call, conditional, left)) {
            constant(call, conditional);
        }
    }

    /// A chain of appends may be long; it is taken apart without going deeper at each link.
    private void chain(Call last, boolean conditional, int left) {
        List<Expression> tail = new ArrayList<>();
        Expression at = last;
        while (at instanceof Call call
                && call.receiver().isPresent()
                && call.arguments().size() == 1
                && (call.name().equals("append") || call.name().equals("concat"))) {
            tail.addFirst(call.arguments().getFirst());
            at = call.receiver().get();
        }
        add(at, conditional, left - 1);
        tail.forEach(each -> add(each, conditional, left - 1));
    }

    private void format(Expression pattern, List<Expression> arguments, boolean conditional, int left) {
        Optional<String> text = constants.text(pattern);
        if (text.isEmpty()) {
            hole(pattern, conditional);
            return;
        }
        int next = 0;
        int start = 0;
        for (int at = text.get().indexOf('%');
                at >= 0 && at + 1 < text.get().length();
                at = text.get().indexOf('%', at + 2)) {
            char kind = text.get().charAt(at + 1);
            if ((kind == 's' || kind == 'd') && next < arguments.size()) {
                collected.pieces.add(new Piece.Known(text.get().substring(start, at), conditional));
                add(arguments.get(next++), conditional, left - 1);
                start = at + 2;
            }
        }
        collected.pieces.add(
                new Piece.Known(text.get().substring(start).replace("%%", "%").replace("%n", "\n"), conditional));
    }

    /// A method of the target whose body only returns.
    private boolean ofMethod(Call call, boolean conditional, int left) {
        if (depth >= DEEPEST / 3 || call.callee().method().isEmpty()) {
            return false;
        }
        MethodId id = call.callee().method().get();
        Optional<Body> body = program.body(id);
        if (body.isEmpty()
                || !program.method(id)
                        .filter(each -> each.returns().equals(Type.STRING))
                        .isPresent()) {
            return false;
        }
        List<Expression> returned = Walk.all(body.get().block(), Statement.Return.class)
                .flatMap(each -> each.value().stream())
                .toList();
        if (returned.size() != 1) {
            return false;
        }
        new Assembly(body.get(), program, depth + 1, collected).add(returned.getFirst(), conditional, left - 1);
        return true;
    }

    private void field(Expression.FieldAccess access, boolean conditional, int left) {
        Optional<String> constant = constants.text(access);
        if (constant.isPresent()) {
            collected.pieces.add(new Piece.Known(constant.get(), conditional));
            return;
        }
        Optional<TypeDeclaration> owner = program.type(access.owner());
        Optional<Field> field = owner.flatMap(type -> type.field(access.name()))
                .filter(it -> it.modifiers().contains(Modifier.FINAL));
        if (field.isEmpty() || depth >= DEEPEST / 3 || !inConstructor(owner.get(), access.name(), conditional, left)) {
            hole(access, conditional);
        }
    }

    /// A final field that the only constructor sets.
    private boolean inConstructor(TypeDeclaration owner, String field, boolean conditional, int left) {
        List<Method> constructors =
                owner.methods().stream().filter(Method::isConstructor).toList();
        if (constructors.size() != 1) {
            return false;
        }
        Optional<Body> body = program.body(constructors.getFirst().id());
        List<Expression> set = body.stream()
                .flatMap(it -> Walk.all(it.block(), Expression.Assign.class))
                .filter(each -> each.target() instanceof Expression.FieldAccess target
                        && target.name().equals(field))
                .map(Expression.Assign::value)
                .toList();
        if (set.size() != 1) {
            return false;
        }
        new Assembly(body.orElseThrow(), program, depth + 1, collected).add(set.getFirst(), conditional, left - 1);
        return true;
    }
}
