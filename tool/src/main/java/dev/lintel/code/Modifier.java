package dev.lintel.code;

/// What stands before a declaration, implied ones included (an interface's method is public and abstract).
public enum Modifier {
    PUBLIC,
    PROTECTED,
    PRIVATE,
    ABSTRACT,
    STATIC,
    FINAL,
    DEFAULT,
    SYNCHRONIZED,
    NATIVE,
    SEALED,
    TRANSIENT,
    VOLATILE
}
