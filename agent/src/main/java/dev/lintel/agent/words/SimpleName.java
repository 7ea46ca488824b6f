package dev.lintel.agent.words;

/// The last part of a type's name, as people say it: `Order` for `com.example.Order` and `com.example.Shop.Order`.
/// The graph holds types as names; where there is a type of the code, it knows its own.
public final class SimpleName {
    private SimpleName() {}

    public static String of(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
