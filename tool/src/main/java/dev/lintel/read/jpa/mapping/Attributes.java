package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From persistent attributes to properties with their columns.
final class Attributes {
    /// Annotations that only stand on attributes.
    static final Set<String> MAPPING = Set.of(
            "Column",
            "Id",
            "EmbeddedId",
            "Embedded",
            "Basic",
            "ManyToOne",
            "OneToOne",
            "OneToMany",
            "ManyToMany",
            "ElementCollection",
            "JoinColumn",
            "Enumerated",
            "Lob",
            "Convert",
            "Version",
            "Temporal",
            "Formula");
    private static final Set<String> ASSOCIATIONS =
            Set.of("ManyToOne", "OneToOne", "OneToMany", "ManyToMany", "ElementCollection");
    private static final int DEEPEST_EMBEDDING = 8;

    private final Mapped mapped;
    private final Associations associations;

    Attributes(Mapped mapped) {
        this.mapped = mapped;
        this.associations = new Associations(mapped);
    }

    /// Where a member stands.
    ///
    /// @param owner the entity
    /// @param entityName its name in queries
    /// @param table its table, folded
    /// @param holder the table that holds this member's column when that is not the entity's own, else empty
    record Place(TypeDeclaration owner, String entityName, String table, String holder) {}

    List<Property> of(Member member, Place place, Overrides overrides) {
        return of(member, place, overrides, "", false, 0);
    }

    private List<Property> of(Member member, Place place, Overrides overrides, String prefix, boolean inId, int depth) {
        if (member.marks().hasAny(ASSOCIATIONS)) {
            return List.of(associations.of(member, place, overrides, prefix, inId));
        }
        boolean identifier =
                inId || member.marks().has("EmbeddedId") || member.marks().has("Id");
        Optional<TypeDeclaration> embeddable = embeddable(member);
        if (embeddable.isPresent() && depth < DEEPEST_EMBEDDING) {
            Overrides inner = overrides.below(member.name(), Overrides.of(member.marks()));
            List<Property> parts = new ArrayList<>();
            for (Member part : mapped.embedded(embeddable.get(), member.type())) {
                parts.addAll(of(part, place, inner, prefix + member.name() + ".", identifier, depth + 1));
            }
            return parts;
        }
        return List.of(basic(member, place, overrides, prefix, identifier));
    }

    private Optional<TypeDeclaration> embeddable(Member member) {
        return mapped.program()
                .type(member.type().erasure())
                .filter(type -> member.marks().has("Embedded")
                        || member.marks().has("EmbeddedId")
                        || mapped.marks(type).has("Embeddable"))
                .filter(type -> !type.fields().isEmpty() || !type.methods().isEmpty());
    }

    private Property basic(Member member, Place place, Overrides overrides, String prefix, boolean identifier) {
        Marks marks = member.marks();
        Optional<Annotation> column =
                overrides.column(member.name()).or(() -> marks.find("Column")).or(() -> marks.find("MappedProperty"));
        boolean computed = marks.has("Formula");
        String name = column.flatMap(it -> marks.text(it, "name", "value"))
                .map(mapped.naming()::written)
                .orElseGet(() -> mapped.namingOf(place.owner()).derived(member.name()));
        String table = column.flatMap(it -> marks.text(it, "table"))
                .map(mapped.naming()::written)
                .orElse(place.holder());
        return new Property(
                prefix + member.name(),
                kind(marks, identifier),
                computed ? "" : name,
                table.equals(place.table()) ? "" : table,
                member.type().erasure(),
                identifier ? Optional.of(false) : nullable(marks, column),
                column.flatMap(it -> marks.number(it, "length")),
                marks.has("NaturalId")
                        || column.flatMap(it -> marks.truth(it, "unique")).orElse(false),
                !computed && column.flatMap(it -> marks.truth(it, "insertable")).orElse(true),
                stored(member),
                Optional.empty(),
                member.at());
    }

    private static Entity.Kind kind(Marks marks, boolean identifier) {
        return identifier ? Entity.Kind.ID : marks.has("Version") ? Entity.Kind.VERSION : Entity.Kind.BASIC;
    }

    private static Optional<Boolean> nullable(Marks marks, Optional<Annotation> column) {
        boolean required = marks.find("Basic")
                .flatMap(it -> marks.truth(it, "optional"))
                .orElse(true)
                .equals(false);
        return required ? Optional.of(false) : column.flatMap(it -> marks.truth(it, "nullable"));
    }

    private Stored stored(Member member) {
        Marks marks = member.marks();
        Optional<Annotation> enumerated = marks.find("Enumerated");
        if (enumerated.isPresent()) {
            return marks.names(enumerated.get(), "value").contains("STRING") ? Stored.ENUM_NAME : Stored.ENUM_ORDINAL;
        }
        if (isJson(marks)) {
            return Stored.JSON;
        }
        if (marks.has("Convert")
                || marks.has("Type")
                || mapped.converted().contains(member.type().erasure())) {
            return Stored.CONVERTED;
        }
        if (marks.has("Lob")) {
            return Stored.LARGE;
        }
        boolean isEnum = mapped.program()
                .type(member.type().erasure())
                .filter(type -> type.kind() == Kind.ENUM)
                .isPresent();
        return isEnum ? Stored.ENUM_ORDINAL : Stored.PLAIN;
    }

    private static boolean isJson(Marks marks) {
        Optional<Annotation> code = marks.find("JdbcTypeCode");
        if (code.isPresent()) {
            return code.get()
                    .value("value")
                    .filter(it -> it instanceof Expression.FieldAccess access
                            && access.name().equals("JSON"))
                    .isPresent();
        }
        return marks.find("Type")
                .flatMap(it -> marks.text(it, "type").or(() -> marks.type(it, "value")))
                .filter(name -> Entities.simple(name).toLowerCase(Locale.ROOT).contains("json"))
                .isPresent();
    }

    /// The element type of a collection, the value type of a map, else the type itself.
    static Type element(Type type) {
        Type wanted = type instanceof Type.Array array
                ? array.element()
                : Map.of(1, type.argument(0), 2, type.argument(1))
                        .getOrDefault(arguments(type), Optional.empty())
                        .orElse(type);
        return wanted instanceof Type.Wildcard wildcard ? wildcard.upper().orElse(Type.OBJECT) : wanted;
    }

    private static int arguments(Type type) {
        return type instanceof Type.Declared declared ? declared.arguments().size() : 0;
    }
}
