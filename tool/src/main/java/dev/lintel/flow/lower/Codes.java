package dev.lintel.flow.lower;

import static dev.lintel.flow.lower.Instruction.NONE;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.source.SourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The lowered bodies of a program, each made when first asked for and kept. Safe for use from several threads.
public final class Codes {
    private final Program program;
    private final Names names;
    private final Map<MethodId, Optional<Code>> known = new ConcurrentHashMap<>();
    /// By name, since two threads may lower one body at the same time.
    private final Set<MethodId> tooLarge = ConcurrentHashMap.newKeySet();

    public Codes(Program program) {
        this.program = program;
        this.names = new Names(program);
    }

    /// The code of a method or constructor of the sources; empty when it has none or when it is larger than we follow.
    public Optional<Code> of(MethodId id) {
        Optional<Code> code = known.get(id);
        if (code == null) {
            code = made(id);
            Optional<Code> other = known.putIfAbsent(id, code);
            code = other == null ? code : other;
        }
        return code;
    }

    /// Bodies that were too large.
    public int tooLarge() {
        return tooLarge.size();
    }

    private Optional<Code> made(MethodId id) {
        try {
            return id.name().equals("<clinit>") ? staticInitialiser(id) : lowered(id);
        } catch (Graph.TooLarge large) {
            tooLarge.add(id);
            return Optional.empty();
        }
    }

    private Optional<Code> lowered(MethodId id) {
        Optional<TypeDeclaration> type =
                program.type(id.owner()).filter(each -> each.origin().isPresent());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Optional<Method> method = program.method(id);
        Optional<Body> body = program.body(id);
        if (id.name().equals("<init>")) {
            return Optional.of(constructor(id, type.get(), method, body));
        }
        if (method.isEmpty()) {
            return Optional.empty();
        }
        Lowering lowering = begin(
                id, type.get(), !method.get().is(Modifier.STATIC), method.get().parameters());
        if (method.get().is(Modifier.SYNCHRONIZED)) {
            lowering.locked();
        }
        if (body.isPresent()) {
            lowering.statement(body.get().block());
        } else if (!new Generated(program, lowering).isMade(type.get(), method.get())) {
            return Optional.empty();
        }
        return Optional.of(lowering.finished());
    }

    private Lowering begin(MethodId id, TypeDeclaration type, boolean hasSelf, List<Parameter> parameters) {
        SourceId file = type.at().file();
        Lowering lowering = new Lowering(names, id, file, hasSelf, null);
        parameters.forEach(each -> lowering.parameter(each.name()));
        return lowering;
    }

    // ---- constructors

    private Code constructor(MethodId id, TypeDeclaration type, Optional<Method> method, Optional<Body> body) {
        List<Parameter> parameters = method.map(Method::parameters).orElse(List.of());
        Lowering lowering = begin(id, type, true, parameters);
        List<Statement> statements = body.map(each -> each.block().statements()).orElse(List.of());
        Optional<Expression.New> first = statements.isEmpty() ? Optional.empty() : explicit(statements.getFirst());
        boolean delegates = first.filter(each -> each.type().is(type.name())).isPresent();
        first.ifPresent(lowering::value);
        if (!delegates) {
            initialisers(lowering, type, false);
        }
        statements.subList(first.isPresent() ? 1 : 0, statements.size()).forEach(lowering::statement);
        boolean compact = type.kind() == TypeDeclaration.Kind.RECORD
                && id.arity() == components(type)
                && !delegates
                && body.filter(Codes::assignsFields).isEmpty();
        if (body.isEmpty() || compact) {
            for (Parameter each : parameters) {
                if (type.field(each.name()).isPresent()) {
                    Generated.store(lowering, type, each.name(), each.name());
                }
            }
        }
        return lowering.finished();
    }

    private static boolean assignsFields(Body body) {
        return Walk.all(body.block(), Expression.Assign.class)
                .anyMatch(each -> each.target() instanceof Expression.FieldAccess);
    }

    private static long components(TypeDeclaration type) {
        return type.fields().stream()
                .filter(each -> !each.modifiers().contains(Modifier.STATIC))
                .count();
    }

    private static Optional<Expression.New> explicit(Statement statement) {
        return statement instanceof Statement.Evaluate(Expression.New made, long _) && made.explicit()
                ? Optional.of(made)
                : Optional.empty();
    }

    private void initialisers(Lowering lowering, TypeDeclaration type, boolean ofClass) {
        record Piece(long at, Runnable lower) {}
        List<Piece> pieces = new ArrayList<>();
        for (Field field : type.fields()) {
            boolean isStatic = field.enumConstant() || field.modifiers().contains(Modifier.STATIC);
            if (isStatic == ofClass) {
                program.initialiser(field)
                        .ifPresent(value -> pieces.add(
                                new Piece(value.at(), () -> storeValue(lowering, type, field.name(), value, ofClass))));
            }
        }
        String wanted = ofClass ? "<clinit>" : "<instance>";
        for (Body each : program.initialisers(type)) {
            if (each.method().name().equals(wanted)) {
                pieces.add(new Piece(each.block().at(), () -> lowering.statement(each.block())));
            }
        }
        pieces.sort(Comparator.comparingLong(Piece::at));
        pieces.forEach(each -> each.lower().run());
    }

    private static void storeValue(
            Lowering lowering, TypeDeclaration type, String field, Expression value, boolean ofClass) {
        int register = lowering.value(value);
        lowering.graph()
                .add(new Instruction.StoreField(
                        ofClass ? NONE : lowering.self(), type.name(), field, register, true, value.at()));
    }

    private Optional<Code> staticInitialiser(MethodId id) {
        Optional<TypeDeclaration> type =
                program.type(id.owner()).filter(each -> each.origin().isPresent());
        return type.map(declared -> {
            Lowering lowering = begin(id, declared, false, List.of());
            initialisers(lowering, declared, true);
            return lowering.finished();
        });
    }
}
