package dev.lintel.graph;

import dev.lintel.source.Span;

/// An encoder of passwords that the application makes a bean of or hands to its authentication.
///
/// @param encoder for people: `MessageDigestPasswordEncoder`, `LegacyEncoder`
/// @param at what has to be replaced
public record PasswordEncoding(String encoder, Strength strength, Span at) {
    /// How much work a stolen table costs.
    public enum Strength {
        /// Stored as typed, or in a form that can be turned back.
        NONE,
        /// A digest made to be quick: billions of tries a second on one graphics card.
        FAST,
        /// Slow on purpose, or not judged.
        OTHER
    }
}
