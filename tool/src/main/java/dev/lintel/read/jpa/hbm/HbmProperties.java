package dev.lintel.read.jpa.hbm;

import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Accessors;
import dev.lintel.graph.Entity.Association;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.read.jpa.mapping.Naming;
import dev.lintel.read.xml.Element;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The elements inside a mapped class as properties. An element of unknown meaning leaves the class incomplete.
final class HbmProperties {
    private static final Set<String> COLLECTIONS = Set.of("set", "list", "bag", "map", "idbag", "array");
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "meta",
            "cache",
            "discriminator",
            "generator",
            "filter",
            "synchronize",
            "comment",
            "subclass",
            "joined-subclass",
            "union-subclass",
            "query",
            "sql-query",
            "key",
            "tuplizer",
            "parent",
            "column",
            "formula",
            "resultset");
    private static final Set<String> LARGE = Set.of("text", "clob", "blob", "materialized_clob", "materialized_blob");
    private static final Set<String> PLAIN = Set.of(
            "string",
            "character",
            "integer",
            "int",
            "long",
            "short",
            "byte",
            "boolean",
            "yes_no",
            "true_false",
            "float",
            "double",
            "big_decimal",
            "big_integer",
            "date",
            "time",
            "timestamp",
            "calendar",
            "calendar_date",
            "binary",
            "uuid-char",
            "uuid-binary",
            "locale",
            "timezone",
            "currency",
            "class");

    private final Program program;
    private final Naming naming;

    HbmProperties(Program program, Naming naming) {
        this.program = program;
        this.naming = naming;
    }

    /// @param uniques columns that are unique together
    record Read(List<Property> properties, List<List<String>> uniques, boolean complete) {}

    /// One class that is being read.
    private static final class Draft {
        private final String folder;
        private final SourceId file;
        private final List<Property> properties = new ArrayList<>();
        private final Map<String, List<String>> uniques = new LinkedHashMap<>();
        private boolean complete = true;

        Draft(String folder, SourceId file) {
            this.folder = folder;
            this.file = file;
        }

        Span at(Element element) {
            return Span.line(file, element.line());
        }
    }

    Read of(Element mapped, String type, String folder, SourceId file) {
        Draft draft = new Draft(folder, file);
        mapped.children().forEach(child -> read(child, draft, "", "", type));
        return new Read(draft.properties, List.copyOf(draft.uniques.values()), draft.complete);
    }

    /// A class name as programs write it: with its package, nested ones behind a dot.
    static String qualified(String name, String folder) {
        String dotted = name.replace('$', '.');
        return dotted.indexOf('.') >= 0 || folder.isEmpty() ? dotted : folder + "." + dotted;
    }

    /// As the file writes it, in an attribute or in an element of its own.
    static Optional<String> column(Element element) {
        return element.attribute("column")
                .or(() -> element.child("column").flatMap(column -> column.attribute("name")));
    }

    static Property placed(Property each, String column, String table) {
        return new Property(
                each.name(),
                each.kind(),
                column,
                table,
                each.javaType(),
                each.nullable(),
                each.length(),
                each.unique(),
                each.insertable(),
                each.stored(),
                each.association(),
                each.at());
    }

    /// @param prefix of components, `address.`
    /// @param table of a `<join>`; empty for the class's own
    /// @param holder the class that declares the property
    private void read(Element element, Draft draft, String prefix, String table, String holder) {
        switch (element.name()) {
            case "id", "key-property" -> add(element, Kind.ID, Optional.empty(), draft, prefix, table, holder);
            case "version", "timestamp" -> add(element, Kind.VERSION, Optional.empty(), draft, prefix, table, holder);
            case "property" -> add(element, Kind.BASIC, Optional.empty(), draft, prefix, table, holder);
            case "many-to-one", "key-many-to-one" -> {
                Kind kind = element.name().startsWith("key") ? Kind.ID : Kind.TO_ONE;
                add(element, kind, Optional.of(toOne(element, draft, holder)), draft, prefix, table, holder);
            }
            case "one-to-one" -> oneToOne(element, draft, prefix, holder);
            case "natural-id", "properties" ->
                element.children().forEach(child -> read(child, draft, prefix, table, holder));
            case "composite-id", "component" -> {
                String name = element.attribute("name").map(each -> each + ".").orElse("");
                String inside = element.attribute("class")
                        .map(each -> qualified(each, draft.folder))
                        .orElseGet(() -> name.isEmpty()
                                ? holder
                                : memberType(holder, name.substring(0, name.length() - 1))
                                        .erasure());
                element.children().forEach(child -> read(child, draft, prefix + name, table, inside));
            }
            case "join" -> {
                String joined = element.attribute("table").map(naming::written).orElse("");
                element.children().forEach(child -> read(child, draft, prefix, joined, holder));
            }
            default -> {
                if (COLLECTIONS.contains(element.name())) {
                    collection(element, draft, prefix, holder);
                } else if (!WITHOUT_MEANING.contains(element.name())) {
                    draft.complete = false;
                }
            }
        }
    }

    private void add(
            Element element,
            Kind kind,
            Optional<Association> association,
            Draft draft,
            String prefix,
            String table,
            String holder) {
        String name = element.attribute("name").orElse("id");
        Optional<Element> apart = element.child("column");
        boolean computed = element.attribute("formula").isPresent()
                || element.child("formula").isPresent();
        String column = computed ? "" : column(element).map(naming::written).orElseGet(() -> naming.derived(name));
        draft.complete &= element.all("column").count() < 2;
        Optional<String> required =
                element.attribute("not-null").or(() -> apart.flatMap(each -> each.attribute("not-null")));
        boolean unique = element.says("unique", "true")
                || apart.filter(each -> each.says("unique", "true")).isPresent();
        element.attribute("unique-key")
                .or(() -> apart.flatMap(each -> each.attribute("unique-key")))
                .ifPresent(key -> draft.uniques
                        .computeIfAbsent(key, _ -> new ArrayList<>())
                        .add(column));
        draft.properties.add(new Property(
                prefix + name,
                kind,
                column,
                table,
                memberType(holder, name).erasure(),
                kind == Kind.ID ? Optional.of(false) : required.map(value -> !value.equals("true")),
                element.attribute("length")
                        .or(() -> apart.flatMap(each -> each.attribute("length")))
                        .flatMap(HbmProperties::number),
                unique,
                !computed && !element.says("insert", "false"),
                stored(element),
                association,
                draft.at(element)));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Stored stored(Element element) {
        String type = element.attribute("type")
                .or(() -> element.child("type").flatMap(each -> each.attribute("name")))
                .orElse("string");
        if (LARGE.contains(type)) {
            return Stored.LARGE;
        }
        if (type.endsWith("EnumType")) {
            boolean named = element.child("type").stream()
                    .flatMap(each -> each.all("param"))
                    .anyMatch(
                            each -> each.says("name", "useNamed") && each.text().equals("true")
                                    || each.says("name", "type") && each.text().equals("12"));
            return named ? Stored.ENUM_NAME : Stored.ENUM_ORDINAL;
        }
        boolean library = type.startsWith("java.") || type.startsWith("org.hibernate.type.");
        return PLAIN.contains(type) || library ? Stored.PLAIN : Stored.CONVERTED;
    }

    private Association toOne(Element element, Draft draft, String holder) {
        String target = element.attribute("class")
                .or(() -> element.attribute("entity-name"))
                .map(name -> qualified(name, draft.folder))
                .orElseGet(() ->
                        memberType(holder, element.attribute("name").orElse("")).erasure());
        boolean lazy = !element.says("lazy", "false") && !element.says("fetch", "join");
        return new Association(target, false, lazy, "", 0, "", "", "", removes(element), persists(element));
    }

    /// Shares the key, or is mapped by a property of the other side.
    private void oneToOne(Element element, Draft draft, String prefix, String holder) {
        Association plain = toOne(element, draft, holder);
        String mappedBy = element.attribute("property-ref").orElse("id");
        Association association = new Association(
                plain.target(),
                false,
                plain.lazy(),
                mappedBy,
                0,
                "",
                "",
                "",
                plain.cascadeRemove(),
                plain.cascadePersist());
        draft.properties.add(bare(
                prefix + element.attribute("name").orElse(""),
                Kind.TO_ONE,
                plain.target(),
                association,
                draft.at(element)));
    }

    private void collection(Element element, Draft draft, String prefix, String holder) {
        String name = element.attribute("name").orElse("");
        String key = element.child("key")
                .flatMap(HbmProperties::column)
                .map(naming::written)
                .orElse("");
        Optional<Element> of = element.child("one-to-many", "many-to-many", "element", "composite-element");
        if (of.isEmpty()) {
            draft.complete = false;
            return;
        }
        boolean values = of.get().name().endsWith("element");
        boolean own = of.get().name().equals("one-to-many");
        String target = of.get()
                .attribute("class")
                .map(each -> qualified(each, draft.folder))
                .orElseGet(() -> element(memberType(holder, name)));
        String table =
                own ? "" : element.attribute("table").map(naming::written).orElseGet(() -> naming.derived(name));
        Association association = new Association(
                target,
                true,
                !element.says("lazy", "false") && !element.says("fetch", "join"),
                "",
                element.attribute("batch-size").flatMap(HbmProperties::number).orElse(0),
                table,
                key,
                own ? "" : column(of.get()).map(naming::written).orElse(""),
                removes(element),
                persists(element));
        draft.properties.add(
                bare(prefix + name, values ? Kind.ELEMENTS : Kind.TO_MANY, target, association, draft.at(element)));
    }

    private static Property bare(String name, Kind kind, String type, Association association, Span at) {
        return new Property(
                name,
                kind,
                "",
                "",
                type,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Stored.PLAIN,
                Optional.of(association),
                at);
    }

    private static boolean removes(Element element) {
        String cascade = element.attribute("cascade").orElse("");
        return cascade.contains("all") || cascade.contains("delete");
    }

    private static boolean persists(Element element) {
        String cascade = element.attribute("cascade").orElse("");
        return cascade.contains("all") || cascade.contains("save-update") || cascade.contains("persist");
    }

    private static String element(Type collection) {
        return collection
                .argument(1)
                .or(() -> collection.argument(0))
                .map(Type::erasure)
                .orElse("");
    }

    /// By the field, else by what the getter gives.
    private Type memberType(String holder, String name) {
        for (Type.Declared each : program.supertypes(holder)) {
            Optional<TypeDeclaration> declared = program.type(each.name());
            Optional<Type> field = declared.flatMap(type -> type.field(name)).map(Field::type);
            Optional<Type> found = field.or(() -> declared.stream()
                    .flatMap(type -> type.methods().stream())
                    .filter(method -> method.parameters().isEmpty()
                            && Accessors.getterProperty(method.name())
                                    .filter(name::equals)
                                    .isPresent())
                    .map(Method::returns)
                    .findFirst());
            if (found.isPresent()) {
                return found.get();
            }
        }
        return Type.UNKNOWN;
    }
}
