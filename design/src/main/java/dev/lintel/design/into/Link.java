package dev.lintel.design.into;

import java.util.Optional;

/// What a new row refers to: a row that is there.
///
/// @param type qualified, of the entity; empty where rows carry the number alone
/// @param repository qualified, to find the row by: a repository or the entity manager; empty as the type
/// @param id of the other row, in Java
/// @param key the other row's property that holds it, `id`, `username`
/// @param target the other table's column of it; empty where none is known, which makes no foreign key
record Link(
        String name,
        Optional<String> type,
        Optional<String> repository,
        String id,
        String key,
        String table,
        Optional<String> target,
        String column,
        String columnType,
        boolean optional) {
    String entity() {
        return type.orElseThrow();
    }

    String simple() {
        return entity().substring(entity().lastIndexOf('.') + 1);
    }

    String accessor(String verb) {
        return verb + Payload.upper(type.isPresent() ? name : idName());
    }

    /// What a controller holds to find the row by.
    String finder() {
        return isManaged() ? "entities" : name + "Rows";
    }

    private boolean isManaged() {
        return repository.filter(each -> each.endsWith(".EntityManager")).isPresent();
    }

    /// An `Optional` of the row with a key.
    String found(String given, JavaFile file) {
        return isManaged()
                ? file.use("java.util.Optional") + ".ofNullable(entities.find(" + file.use(entity()) + ".class, "
                        + given + "))"
                : finder() + "\n                .findById(" + given + ")";
    }

    /// `getUsername`
    String keyGetter() {
        return "get" + Payload.upper(key);
    }

    String idName() {
        return name + "Id";
    }
}
