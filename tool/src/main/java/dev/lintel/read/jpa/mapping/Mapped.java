package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the parts of one reading of the mapping share: the program, the names, the converters that apply by
/// themselves.
///
/// @param converted types with a converter that applies to every attribute of theirs
/// @param stored classes without a mark of their own, of which a repository of R2DBC says that they are rows
record Mapped(
        Program program,
        Naming naming,
        boolean joinTablesByProperty,
        Constants constants,
        Set<String> converted,
        Set<String> stored) {
    private static final String REACTIVE = "org.springframework.data.r2dbc.repository.R2dbcRepository";
    private static final int DEEPEST_REFERENCE = 5;

    static Mapped of(Program program, NamingChoice choice) {
        Constants constants = new Constants(program);
        Set<String> converted = program.types().stream()
                .filter(type -> isAutomatic(new Marks(type.annotations(), constants)))
                .flatMap(type -> type.interfaces().stream())
                .filter(type -> Entities.simple(type.erasure()).equals("AttributeConverter"))
                .flatMap(type -> type.argument(0).stream())
                .map(Type::erasure)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> stored = program.types().stream()
                .flatMap(type -> type.interfaces().stream())
                .filter(type -> type.erasure().equals(REACTIVE))
                .flatMap(type -> type.argument(0).stream())
                .map(Type::erasure)
                .collect(Collectors.toUnmodifiableSet());
        return new Mapped(program, choice.naming(), choice.joinTablesByProperty(), constants, converted, stored);
    }

    boolean isStored(TypeDeclaration type) {
        return stored.contains(type.name());
    }

    private static boolean isAutomatic(Marks marks) {
        return marks.find("Converter")
                .flatMap(it -> marks.truth(it, "autoApply"))
                .orElse(false);
    }

    Marks marks(TypeDeclaration type) {
        return new Marks(type.annotations(), constants);
    }

    /// The members of an embeddable and of its mapped superclasses.
    List<Member> embedded(TypeDeclaration type, Type used) {
        Lineage lineage = Lineage.of(type, used, this);
        return lineage.members();
    }

    /// Micronaut Data and Spring Data's relational modules put underscores between words, whatever JPA does.
    Naming namingOf(TypeDeclaration type) {
        return marks(type).has("MappedEntity") ? Naming.UNDERSCORES : naming;
    }

    String entityName(TypeDeclaration type) {
        Marks marks = marks(type);
        return marks.text("Entity", "name").orElse(type.simpleName());
    }

    /// The folded column of a class's single identifier; empty when composite or not known.
    String idColumn(String type) {
        return idColumn(type, 0);
    }

    private String idColumn(String type, int depth) {
        Optional<TypeDeclaration> declared = program.type(type);
        if (declared.isEmpty() || depth > DEEPEST_REFERENCE) {
            return "";
        }
        List<Member> ids = Lineage.of(declared.get(), Type.UNKNOWN, this).members().stream()
                .filter(member -> member.marks().has("Id"))
                .toList();
        if (ids.size() != 1) {
            return "";
        }
        Member id = ids.getFirst();
        boolean reference = id.marks().has("ManyToOne") || id.marks().has("OneToOne");
        Optional<String> written = id.marks().text(reference ? "JoinColumn" : "Column", "name");
        if (written.isPresent()) {
            return naming.written(written.get());
        }
        if (!reference) {
            return id.marks().text("Column", "value").map(naming::written).orElseGet(() -> naming.derived(id.name()));
        }
        String referenced = idColumn(id.type().erasure(), depth + 1);
        return referenced.isEmpty() ? "" : naming.derived(id.name()) + "_" + referenced;
    }
}
