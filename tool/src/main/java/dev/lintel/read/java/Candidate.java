package dev.lintel.read.java;

import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A method that a call could mean, seen through its receiver.
///
/// @param owned what the owner's type parameters are for this receiver
record Candidate(Method method, Substitution owned) {
    /// The method's own type variables.
    Set<String> variables() {
        if (method.typeParameters().isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        method.typeParameters().forEach(each -> names.add(each.name()));
        return names;
    }

    int arity() {
        return method.parameters().size();
    }

    boolean isVarargs() {
        return !method.parameters().isEmpty() && method.parameters().getLast().varargs();
    }

    /// Whether it can be called with so many arguments at all.
    boolean takes(int count) {
        return count == arity() || isVarargs() && count >= arity() - 1;
    }

    /// The declared type of the parameter that an argument goes to, with the method's variables in it.
    Type declared(int argument, boolean spread) {
        if (spread && argument >= arity() - 1) {
            Type last = method.parameters().getLast().type();
            return last instanceof Type.Array(Type element) ? element : last;
        }
        return method.parameters().get(argument).type();
    }

    /// The same with the receiver's type arguments filled in; the method's own variables stay.
    Type formal(int argument, boolean spread) {
        Type declared = declared(argument, spread);
        return method.typeParameters().isEmpty() ? Types.downward(owned.apply(declared)) : fill(declared);
    }

    private Type fill(Type declared) {
        return Types.downward(withoutOwnVariables().apply(declared));
    }

    /// The receiver's substitution, in which the method's own variables are not touched though they may share a
    /// name.
    Substitution withoutOwnVariables() {
        Set<String> own = variables();
        if (own.stream().noneMatch(owned.types()::containsKey)) {
            return owned;
        }
        Map<String, Type> rest = new HashMap<>(owned.types());
        rest.keySet().removeAll(own);
        return new Substitution(rest);
    }

    boolean isAbstract() {
        return method.is(Modifier.ABSTRACT);
    }
}
