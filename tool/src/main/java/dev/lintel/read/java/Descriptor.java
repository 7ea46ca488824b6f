package dev.lintel.read.java;

import dev.lintel.code.Method;
import dev.lintel.code.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a functional interface type takes and gives (JLS 9.9), wildcards of its arguments resolved.
record Descriptor(List<Type> parameters, Type result) {
    static Optional<Descriptor> of(@Nullable Type type, Typing typing) {
        if (!(type instanceof Type.Declared declared)) {
            return Optional.empty();
        }
        Optional<Method> method = typing.functional(declared);
        if (method.isEmpty()) {
            return Optional.empty();
        }
        Type.Declared owner = typing.asSuper(declared, method.get().id().owner());
        Members members = typing.world().members(method.get().id().owner(), typing.module());
        if (owner == null || members == null) {
            return Optional.empty();
        }
        Substitution substitution = members.seen(owner.arguments());
        List<Type> parameters = method.get().parameters().stream()
                .map(each -> Types.downward(substitution.apply(each.type())))
                .toList();
        return Optional.of(new Descriptor(
                parameters, Types.upward(substitution.apply(method.get().returns()))));
    }
}
