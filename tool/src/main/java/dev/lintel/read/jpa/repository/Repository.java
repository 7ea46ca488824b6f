package dev.lintel.read.jpa.repository;

import dev.lintel.code.Method;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Entity;
import java.util.List;
import java.util.Optional;

/// A repository of Spring Data.
///
/// @param domain the class that it stores; empty when its type argument could not be found
/// @param entity the mapping of that class; empty when it is not mapped to a table
/// @param idType erased; empty when not known
/// @param methods declared on it or on repository interfaces above it, without those of the library; overridden
///     ones once
record Repository(
        TypeDeclaration type,
        String domain,
        Optional<Entity> entity,
        String idType,
        List<Method> methods,
        boolean relational) {
    Repository {
        methods = List.copyOf(methods);
    }
}
