package dev.lintel.design.verify;

import java.util.Optional;

/// Somebody who can be asked for.
///
/// @param role empty for a stranger
/// @param tenant empty where there are none
public record Person(String id, Optional<String> role, Optional<String> tenant, Optional<String> token) {
    public static final Person STRANGER = new Person("", Optional.empty(), Optional.empty(), Optional.empty());

    /// The same with another token.
    public Person holding(String other) {
        return new Person(id, role, tenant, Optional.of(other));
    }

    /// How a service makes people.
    public interface Maker {
        /// Somebody new.
        Person somebody(String role);
    }
}
