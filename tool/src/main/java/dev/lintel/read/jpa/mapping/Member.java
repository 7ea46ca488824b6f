package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Type;
import dev.lintel.source.Span;

/// A field or getter that may be a persistent attribute.
///
/// @param type with the type arguments of subclasses put in where they are known
/// @param from the class that declares it
record Member(String name, Type type, Marks marks, String from, Span at) {}
