package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Annotation;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Entity.Association;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.read.jpa.mapping.Attributes.Place;
import java.util.List;
import java.util.Optional;

/// From attributes that refer to entities, or hold collections, to properties with their join columns and tables.
/// Default names: Jakarta Persistence, sections 11.1.25 (join columns), 11.1.27 (join tables), 11.1.8 (collection
/// tables).
final class Associations {
    private final Mapped mapped;

    Associations(Mapped mapped) {
        this.mapped = mapped;
    }

    Property of(Member member, Place place, Overrides overrides, String prefix, boolean inId) {
        Marks marks = member.marks();
        if (marks.has("ElementCollection")) {
            return elements(member, place, prefix);
        }
        return marks.find("ManyToOne")
                .or(() -> marks.find("OneToOne"))
                .map(it -> toOne(member, it, place, overrides, prefix, inId))
                .orElseGet(() -> toMany(member, place, prefix));
    }

    private Property toOne(
            Member member, Annotation annotation, Place place, Overrides overrides, String prefix, boolean inId) {
        Marks marks = member.marks();
        String target = target(member, annotation, member.type().erasure());
        String mappedBy = marks.text(annotation, "mappedBy").orElse("");
        String joinTable = marks.find("JoinTable")
                .map(it -> joinTable(marks, it, member, place, target))
                .orElse("");
        Optional<Annotation> join = overrides
                .join(member.name())
                .or(() -> marks.repeated("JoinColumn", "JoinColumns").stream().findFirst())
                .or(() -> marks.repeated("PrimaryKeyJoinColumn", "PrimaryKeyJoinColumns").stream()
                        .findFirst());
        boolean owns = mappedBy.isEmpty() && joinTable.isEmpty();
        boolean identifier = inId || marks.has("Id");
        boolean required = marks.truth(annotation, "optional").orElse(true).equals(false);
        Optional<Boolean> nullable =
                identifier || required ? Optional.of(false) : join.flatMap(it -> marks.truth(it, "nullable"));
        Association association = new Association(
                target,
                false,
                annotation.type().endsWith("OneToOne"),
                lazy(marks, annotation, false),
                mappedBy,
                Math.max(batch(marks), ofClass(target)),
                joinTable,
                "",
                "",
                removes(marks, annotation),
                persists(marks, annotation));
        return new Property(
                prefix + member.name(),
                identifier ? Kind.ID : Kind.TO_ONE,
                owns ? joinColumn(marks, join, member.name(), target) : "",
                place.holder(),
                target,
                owns ? nullable : Optional.empty(),
                Optional.empty(),
                owns && (join.flatMap(it -> marks.truth(it, "unique")).orElse(false)),
                join.flatMap(it -> marks.truth(it, "insertable")).orElse(true),
                Stored.PLAIN,
                Optional.of(association),
                member.at());
    }

    private Property toMany(Member member, Place place, String prefix) {
        Marks marks = member.marks();
        Annotation annotation =
                marks.find("OneToMany").or(() -> marks.find("ManyToMany")).orElseThrow();
        boolean oneToMany = marks.has("OneToMany");
        String target =
                target(member, annotation, Attributes.element(member.type()).erasure());
        String mappedBy = marks.text(annotation, "mappedBy").orElse("");
        List<Annotation> joins = marks.repeated("JoinColumn", "JoinColumns");
        Optional<Annotation> table = marks.find("JoinTable");
        String joinTable = "";
        String ownColumn = "";
        String targetColumn = "";
        if (mappedBy.isEmpty() && oneToMany && table.isEmpty() && !joins.isEmpty()) {
            ownColumn = joinColumn(
                    marks,
                    Optional.of(joins.getFirst()),
                    member.name(),
                    place.owner().name());
        } else if (mappedBy.isEmpty()) {
            joinTable = table.map(it -> joinTable(marks, it, member, place, target))
                    .orElseGet(() -> defaultJoinTable(member, place, target));
            ownColumn = joinColumn(
                    marks,
                    first(marks, table, "joinColumns"),
                    backReference(member, place, target),
                    place.owner().name());
            targetColumn = joinColumn(marks, first(marks, table, "inverseJoinColumns"), member.name(), target);
        }
        Association association = new Association(
                target,
                true,
                lazy(marks, annotation, true),
                mappedBy,
                batch(marks),
                joinTable,
                ownColumn,
                targetColumn,
                removes(marks, annotation),
                persists(marks, annotation));
        return collection(member, prefix, Kind.TO_MANY, "", target, association);
    }

    private Property elements(Member member, Place place, String prefix) {
        Marks marks = member.marks();
        Annotation annotation = marks.find("ElementCollection").orElseThrow();
        String element =
                target(member, annotation, Attributes.element(member.type()).erasure());
        Optional<Annotation> table = marks.find("CollectionTable").or(() -> marks.find("JoinTable"));
        String name = table.flatMap(it -> marks.text(it, "name"))
                .map(mapped.naming()::written)
                .orElseGet(() -> mapped.naming().derived(place.entityName() + "_" + member.name()));
        String ownColumn = joinColumn(
                marks,
                first(marks, table, "joinColumns"),
                place.entityName(),
                place.owner().name());
        boolean embeddable = mapped.program()
                .type(element)
                .filter(type -> mapped.marks(type).has("Embeddable"))
                .isPresent();
        String column = marks.text("Column", "name")
                .map(mapped.naming()::written)
                .orElseGet(() -> embeddable ? "" : mapped.naming().derived(member.name()));
        Association association = new Association(
                element, true, lazy(marks, annotation, true), "", batch(marks), name, ownColumn, column, true);
        return collection(member, prefix, Kind.ELEMENTS, "", element, association);
    }

    private static Property collection(
            Member member, String prefix, Kind kind, String column, String javaType, Association association) {
        return new Property(
                prefix + member.name(),
                kind,
                column,
                javaType,
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                Stored.PLAIN,
                Optional.of(association),
                member.at());
    }

    private static Optional<Annotation> first(Marks marks, Optional<Annotation> in, String attribute) {
        return in.flatMap(it -> marks.nested(it, attribute).stream().findFirst());
    }

    private static String target(Member member, Annotation annotation, String typed) {
        return member.marks()
                .type(annotation, "targetEntity")
                .or(() -> member.marks().type(annotation, "targetClass"))
                .orElse(typed);
    }

    private static boolean lazy(Marks marks, Annotation annotation, boolean byDefault) {
        List<String> fetch = marks.names(annotation, "fetch");
        return fetch.isEmpty() ? byDefault : fetch.getFirst().equals("LAZY");
    }

    /// `FetchMode.SUBSELECT` loads the collections of all owners at once: a batch without bound.
    private static int batch(Marks marks) {
        boolean subselect = marks.find("Fetch")
                .filter(it -> marks.names(it, "value").contains("SUBSELECT"))
                .isPresent();
        return subselect
                ? Integer.MAX_VALUE
                : marks.find("BatchSize")
                        .or(() -> marks.find("BatchFetch"))
                        .flatMap(it -> marks.number(it, "size"))
                        .orElse(0);
    }

    /// Hibernate takes the size for what is referred to from its class.
    private int ofClass(String target) {
        return mapped.program()
                .type(target)
                .map(type -> batch(mapped.marks(type)))
                .orElse(0);
    }

    private static boolean removes(Marks marks, Annotation annotation) {
        List<String> cascade = marks.names(annotation, "cascade");
        return cascade.contains("ALL")
                || cascade.contains("REMOVE")
                || marks.truth(annotation, "orphanRemoval").orElse(false);
    }

    private static boolean persists(Marks marks, Annotation annotation) {
        List<String> cascade = marks.names(annotation, "cascade");
        return cascade.contains("ALL") || cascade.contains("PERSIST");
    }

    /// Written, or the referring name and the referenced identifier's column; empty when that is not known.
    private String joinColumn(Marks marks, Optional<Annotation> join, String referring, String referenced) {
        Optional<String> written = join.flatMap(it -> marks.text(it, "name"));
        if (written.isPresent()) {
            return mapped.naming().written(written.get());
        }
        String start = mapped.naming().derived(referring);
        String id = join.flatMap(it -> marks.text(it, "referencedColumnName"))
                .map(mapped.naming()::written)
                .orElseGet(() -> mapped.idColumn(referenced));
        return start.isEmpty() || id.isEmpty() ? "" : start + "_" + id;
    }

    private String joinTable(Marks marks, Annotation table, Member member, Place place, String target) {
        return marks.text(table, "name")
                .map(mapped.naming()::written)
                .orElseGet(() -> defaultJoinTable(member, place, target));
    }

    private String defaultJoinTable(Member member, Place place, String target) {
        if (place.table().isEmpty()) {
            return "";
        }
        if (mapped.joinTablesByProperty()) {
            return mapped.naming().derived(place.table() + "_" + member.name());
        }
        String other = mapped.program()
                .type(target)
                .map(type -> new Tables(mapped).of(type))
                .orElse("");
        return other.isEmpty() ? "" : place.table() + "_" + other;
    }

    /// What the other side calls this entity; its name when the other side has no such attribute.
    private String backReference(Member member, Place place, String target) {
        return mapped.program()
                .type(target)
                .flatMap(type -> inverse(type, member.name(), place.owner().name()))
                .orElse(place.entityName());
    }

    private Optional<String> inverse(TypeDeclaration target, String property, String owner) {
        return Lineage.of(target, Type.UNKNOWN, mapped).members().stream()
                .filter(each -> each.marks()
                        .text("ManyToMany", "mappedBy")
                        .filter(property::equals)
                        .isPresent())
                .filter(each -> Attributes.element(each.type()).is(owner))
                .map(Member::name)
                .findFirst();
    }
}
