package dev.lintel.read.clients;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The code of the target by method and by class, each looked at once. Private to one reading.
final class Sources {
    private final Program program;
    private final Map<MethodId, Optional<Code>> methods = new HashMap<>();
    private final Map<String, List<Code>> types = new HashMap<>();

    Sources(Program program) {
        this.program = program;
    }

    Program program() {
        return program;
    }

    Optional<Code> of(MethodId id) {
        Optional<Code> known = methods.get(id);
        if (known == null) {
            known = program.type(id.owner())
                    .filter(TypeDeclaration::isMain)
                    .flatMap(owner -> program.method(id).flatMap(method -> of(owner, method)));
            methods.put(id, known);
        }
        return known;
    }

    /// The code of a body that is at hand already.
    Optional<Code> of(Body body) {
        Optional<Code> known = methods.get(body.method());
        if (known == null) {
            known = program.type(body.method().owner())
                    .filter(TypeDeclaration::isMain)
                    .flatMap(owner -> program.method(body.method()).map(method -> Code.of(owner, method, body)));
            methods.put(body.method(), known);
        }
        return known;
    }

    private Optional<Code> of(TypeDeclaration owner, Method method) {
        return program.body(method.id()).map(body -> Code.of(owner, method, body));
    }

    /// Every method and initialiser block of a class.
    List<Code> of(TypeDeclaration type) {
        List<Code> known = types.get(type.name());
        if (known == null) {
            List<Code> all = new ArrayList<>();
            type.methods().forEach(method -> of(method.id()).ifPresent(all::add));
            program.initialisers(type).forEach(body -> all.add(Code.of(type, List.of(body.block()))));
            known = List.copyOf(all);
            types.put(type.name(), known);
        }
        return known;
    }

    Optional<Expression> initialiser(Field field) {
        return program.initialiser(field);
    }

    boolean isSource(String type) {
        return program.type(type).flatMap(TypeDeclaration::origin).isPresent();
    }
}
