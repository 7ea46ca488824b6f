package dev.lintel.flow.knowledge;

import java.util.List;

/// What one method of one type does.
///
/// @param owner the qualified name of the type that the rule is about; it holds for subtypes
public record Rule(String owner, MethodPattern method, List<Role> roles) {
    public Rule {
        roles = List.copyOf(roles);
    }
}
