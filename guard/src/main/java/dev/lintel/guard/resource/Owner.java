package dev.lintel.guard.resource;

import java.util.UUID;

/// Whose rows the caller may use; a parameter of handlers. To be handed to whatever queries:
/// `orders.findByIdAndCustomerId(id, owner.number())`.
///
/// @param text the caller's name, or the tenant
public record Owner(String text) {
    /// @throws NumberFormatException if owners of this service are no numbers
    public long number() {
        return Long.parseLong(text);
    }

    /// @throws IllegalArgumentException if owners of this service are no UUIDs
    public UUID uuid() {
        return UUID.fromString(text);
    }
}
