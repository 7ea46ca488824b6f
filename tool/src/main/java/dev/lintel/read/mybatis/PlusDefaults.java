package dev.lintel.read.mybatis;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.read.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Methods that a project's own base mapper adds to MyBatis-Plus's: `default T selectOne(SFunction<T, ?> field,
/// Object value) { return selectOne(new LambdaQueryWrapper<T>().eq(field, value)); }`. On which table they run is
/// only known for the mappers below it.
final class PlusDefaults {
    private static final int THROUGH = 3;

    private final Program program;

    PlusDefaults(Program program) {
        this.program = program;
    }

    /// @param brought what MyBatis-Plus itself gives this mapper
    List<Fact> of(PlusMapper mapper, List<Fact> brought) {
        List<Fact.QueryMethod> known = new ArrayList<>();
        for (Fact each : brought) {
            if (each instanceof Fact.QueryMethod method) {
                known.add(method);
            }
        }
        int given = known.size();
        List<Method> own = program.supertypes(mapper.type()).stream()
                .map(Type.Declared::name)
                .filter(name -> !name.equals(mapper.type()))
                .flatMap(name -> program.type(name).stream())
                .filter(type -> type.origin().isPresent())
                .map(TypeDeclaration::methods)
                .flatMap(List::stream)
                .filter(Method::hasBody)
                .toList();
        for (int i = 0; i < THROUGH; i++) {
            for (Method method : own) {
                if (known.stream().noneMatch(each -> isFor(each, method.id()))) {
                    runs(method, known)
                            .ifPresent(inner -> known.add(new Fact.QueryMethod(
                                    mapper.type(),
                                    method.name(),
                                    method.parameters().size(),
                                    method.id().parameters(),
                                    inner.query(),
                                    List.of(),
                                    inner.at())));
                }
            }
        }
        return List.copyOf(known.subList(given, known.size()));
    }

    private static boolean isFor(Fact.QueryMethod known, MethodId method) {
        return known.name().equals(method.name()) && known.parameters().equals(method.parameters());
    }

    /// The last statement that it runs: before a page stands its count, before an insert the look whether it is
    /// there.
    private Optional<Fact.QueryMethod> runs(Method method, List<Fact.QueryMethod> known) {
        return program.body(method.id()).stream()
                .flatMap(body -> Walk.calls(body.block()))
                .filter(PlusDefaults::onItself)
                .flatMap(call -> answering(call, known).stream())
                .reduce((_, last) -> last);
    }

    private static boolean onItself(Call call) {
        return call.receiver().isEmpty() || call.receiver().get() instanceof Expression.This;
    }

    private static Optional<Fact.QueryMethod> answering(Call call, List<Fact.QueryMethod> known) {
        List<String> parameters =
                call.callee().method().map(MethodId::parameters).orElse(List.of());
        List<Fact.QueryMethod> named = known.stream()
                .filter(each -> each.name().equals(call.name())
                        && each.arity() == call.arguments().size())
                .toList();
        return named.stream()
                .filter(each -> each.parameters().equals(parameters))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }
}
