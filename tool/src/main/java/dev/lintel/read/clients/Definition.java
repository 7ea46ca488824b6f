package dev.lintel.read.clients;

import dev.lintel.code.Expression;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All code that makes one client.
///
/// @param parts the calls and constructor calls that take part, in the order in which they were found
/// @param ingredients the types that they belong to
/// @param builders types of the builders that come ready-made from the framework
/// @param unread why some of the code could not be followed; empty when all was
/// @param at where the client is made, or used when that was not found
/// @param name of the bean or of the class that makes it
record Definition(
        List<Part> parts,
        Set<String> ingredients,
        Set<String> builders,
        Optional<String> unread,
        Span at,
        String name) {
    Definition {
        parts = List.copyOf(parts);
        ingredients = Set.copyOf(ingredients);
        builders = Set.copyOf(builders);
    }

    /// A call or constructor call and the code that it stands in.
    record Part(Expression node, Code code) {}
}
