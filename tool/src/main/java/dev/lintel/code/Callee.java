package dev.lintel.code;

import java.util.Optional;

/// What a call, constructor call or method reference is bound to.
///
/// @param owner the declaring type's canonical name (grade EXACT, OWNER), the receiver's (NAME), or empty
/// @param method the declaration, when the grade is EXACT or OWNER (then the best candidate of that name)
public record Callee(String owner, String name, Optional<MethodId> method, Grade grade) {
    public static final String CONSTRUCTOR = "<init>";

    public boolean is(String ownerName, String methodName) {
        return name.equals(methodName) && owner.equals(ownerName);
    }
}
