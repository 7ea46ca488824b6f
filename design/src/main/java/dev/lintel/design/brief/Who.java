package dev.lintel.design.brief;

import java.util.Optional;

/// Who may do something, perhaps only while the row is in a state.
///
/// @param when the state; empty for any
public record Who(Caller caller, Optional<String> when) {
    /// As the brief writes it.
    public String text() {
        return caller.text() + when.map(state -> " when " + state).orElse("");
    }

    /// Somebody, by what makes them so.
    public sealed interface Caller {
        String text();
    }

    /// Everybody, logged in or not.
    public record Anyone() implements Caller {
        @Override
        public String text() {
            return "public";
        }
    }

    /// Everybody who is logged in.
    public record SignedIn() implements Caller {
        @Override
        public String text() {
            return "signed-in";
        }
    }

    /// Whose row it is.
    ///
    /// @param through the reference whose row's owner is meant, `order` of `order.owner`; empty for the row's own
    public record Owner(Optional<String> through) implements Caller {
        @Override
        public String text() {
            return through.map(reference -> reference + ".").orElse("") + "owner";
        }
    }

    /// Whoever has a role.
    public record Holder(String role) implements Caller {
        @Override
        public String text() {
            return role;
        }
    }

    /// The role that may; empty where it is none.
    public Optional<String> role() {
        return caller instanceof Holder(String role) ? Optional.of(role) : Optional.empty();
    }

    public boolean isPublic() {
        return caller instanceof Anyone;
    }

    public boolean isOwner() {
        return caller instanceof Owner;
    }
}
