package dev.lintel.read.jpa.mapping;

import dev.lintel.code.TypeDeclaration;

/// The table that a class itself is mapped to, before inheritance is looked at.
record Tables(Mapped mapped) {
    /// Folded; empty when the naming strategy is not known.
    String of(TypeDeclaration type) {
        Marks marks = mapped.marks(type);
        return marks.find("Table")
                .or(() -> marks.find("MappedEntity"))
                .flatMap(it -> marks.text(it, "name", "value"))
                .map(mapped.naming()::written)
                .orElseGet(() -> mapped.namingOf(type).derived(mapped.entityName(type)));
    }
}
