package dev.lintel.code;

/// How well a call or a type name could be bound. "Unknown" is never read as safe.
public enum Grade {
    /// The one declaration is known, down to the overload.
    EXACT,
    /// The declaring type and the name are known, the overload is not.
    OWNER,
    /// Only the receiver's qualified name is known: its class is absent from sources and signatures.
    NAME,
    UNKNOWN
}
