package dev.lintel.code;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a call, constructor call or method reference is bound to.
///
/// @param owner the declaring type's canonical name (grade EXACT, OWNER), the receiver's (NAME), or empty
/// @param method the declaration, when the grade is EXACT or OWNER (then the best candidate of that name)
public record Callee(String owner, String name, Optional<MethodId> method, Grade grade) {
    public static final String CONSTRUCTOR = "<init>";

    /// Written by hand, as [#equals]: every call that is followed looks up what is known of its callee.
    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof Callee callee
                        && callee.name.equals(name)
                        && callee.owner.equals(owner)
                        && callee.grade == grade
                        && callee.method.equals(method);
    }

    public boolean is(String ownerName, String methodName) {
        return name.equals(methodName) && owner.equals(ownerName);
    }
}
