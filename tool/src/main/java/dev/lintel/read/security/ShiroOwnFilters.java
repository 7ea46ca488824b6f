package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.New;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.EnumConstant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Filters of the target that answer every request the same way, by the names that the configuration gives them:
/// `filters.put("closed", new ClosedFilter())` where `preHandle` does nothing but answer and `return false`.
record ShiroOwnFilters(Program program, Constants constants) {
    private static final String FILTER = "org.apache.shiro.web.servlet.AdviceFilter";
    private static final Set<String> ASK = Set.of("isAccessAllowed", "onAccessDenied", "onPreHandle", "isEnabled");

    /// Whether all requests pass, by the filter's name, for those filters that a class or one above it registers and
    /// that never ask.
    Map<String, Boolean> registeredBy(String owner) {
        Map<String, Optional<Boolean>> found = new HashMap<>();
        program.supertypes(owner).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> program.body(method.id()).stream())
                .flatMap(body -> Walk.calls(body.block()))
                .filter(call -> call.name().equals("put") && call.arguments().size() == 2)
                .forEach(call -> register(call, found));
        Map<String, Boolean> certain = new HashMap<>();
        found.forEach((name, passes) -> passes.ifPresent(all -> certain.put(name, all)));
        return certain;
    }

    private void register(Call put, Map<String, Optional<Boolean>> found) {
        if (!(put.arguments().get(1) instanceof New made)) {
            return;
        }
        String filter = made.type().erasure();
        if (program.supertypes(filter).stream().anyMatch(each -> each.name().equals(FILTER))) {
            name(put.arguments().getFirst())
                    .ifPresent(name ->
                            found.merge(name, passes(filter), (one, two) -> one.equals(two) ? one : Optional.empty()));
        }
    }

    /// A text, or an enum constant that was made with the text.
    private Optional<String> name(Expression key) {
        Optional<Object> folded = constants.fold(key);
        return folded.isPresent() && folded.get() instanceof EnumConstant(String type, String constant)
                ? program.type(type)
                        .flatMap(declared -> declared.field(constant))
                        .flatMap(program::initialiser)
                        .filter(made ->
                                made instanceof New each && each.arguments().size() == 1)
                        .flatMap(made -> constants.text(((New) made).arguments().getFirst()))
                : folded.filter(String.class::isInstance).map(String.class::cast);
    }

    private Optional<Boolean> passes(String filter) {
        Optional<TypeDeclaration> type = program.type(filter).filter(TypeDeclaration::isMain);
        boolean asks =
                type.stream().flatMap(each -> each.methods().stream()).anyMatch(method -> ASK.contains(method.name()));
        return asks
                ? Optional.empty()
                : type.flatMap(each -> each.methods("preHandle").stream().findFirst())
                        .flatMap(method -> program.body(method.id()))
                        .flatMap(this::answer);
    }

    private Optional<Boolean> answer(Body body) {
        List<Optional<Boolean>> given = Walk.all(body.block(), Statement.Return.class)
                .map(leave -> leave.value().flatMap(constants::truth))
                .distinct()
                .toList();
        return given.size() == 1 ? given.getFirst() : Optional.empty();
    }
}
