package dev.lintel.optimize.rework;

import dev.lintel.code.Annotation;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.finding.Fix;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.graph.Schema;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows that are loaded whole, wide columns among them, to make of each a record that has none of these: the
/// repository can select the record itself. (Spring Data JPA, "Projections", by class; Jakarta Persistence 3.2,
/// section 4.8.2, constructor expressions.)
final class Projection {
    private static final Set<String> WIDE =
            Set.of("mediumtext", "longtext", "json", "jsonb", "bytea", "xml", "clob", "blob", "longblob");
    /// Characters from which a text is longer than most rows.
    private static final int LONG = 1000;
    private static final Set<String> CALLBACKS = Set.of("PostLoad", "EntityListeners");

    private final Backend backend;
    private final Program program;
    private final SourceText sources;

    Projection(Backend backend, Program program, SourceText sources) {
        this.backend = backend;
        this.program = program;
        this.sources = sources;
    }

    /// Empty where the rows are used for anything else, or are not wide.
    Optional<Rework> of(RowQuery asked) throws IOException {
        Optional<Mapping> mapping = Mapping.of(asked, program);
        if (mapping.isEmpty() || asked.method().isEmpty() && !asksForAll(asked)) {
            return Optional.empty();
        }
        List<String> wide = wide(asked, mapping.get().properties());
        if (wide.isEmpty()) {
            return Optional.empty();
        }
        String says = "%s is loaded whole by %s, at %s; of it %s takes %s, and %s %s read for nothing."
                .formatted(
                        asked.entity().table(),
                        asked.asked(),
                        asked.at(),
                        mapping.get().view().simpleName(),
                        String.join(", ", mapping.get().properties()),
                        String.join(", ", wide),
                        wide.size() > 1 ? "are" : "is");
        Optional<String> doubt = doubt(asked, mapping.get());
        if (doubt.isPresent()) {
            return Optional.of(new Rework(
                    new Observation(
                            Topic.ROWS_TOO_WIDE, says, "No projection is proposed: %s.".formatted(doubt.get()), 0),
                    asked.at(),
                    Optional.empty()));
        }
        boolean derived =
                asked.query().language() != Language.JPQL && mapping.get().isByName();
        Optional<Condition> condition = derived
                ? Optional.empty()
                : Condition.of(asked)
                        .filter(each -> asked.query().language() == Language.JPQL
                                || each.order().isEmpty());
        String name = name(asked, mapping.get());
        String advice = "%s.%s selects the columns of %s alone."
                .formatted(
                        asked.repository().simpleName(),
                        name,
                        mapping.get().view().simpleName());
        Optional<Fix> fix = derived || condition.isPresent()
                ? Optional.of(fix(asked, mapping.get(), condition, name, advice))
                : Optional.empty();
        return Optional.of(new Rework(
                new Observation(
                        Topic.ROWS_TOO_WIDE,
                        says,
                        fix.isPresent() ? advice : "Let the repository select what the record takes.",
                        0),
                asked.at(),
                fix));
    }

    /// `findAll` without a condition that an object holds.
    private static boolean asksForAll(RowQuery asked) {
        return asked.call().arguments().isEmpty()
                || asked.query().gives() == Gives.PAGE
                        && asked.call().arguments().size() == 1;
    }

    /// Columns that only a wide row brings, by their properties' names.
    private List<String> wide(RowQuery asked, List<String> read) {
        Entity entity = asked.entity();
        List<Schema.Column> columns = backend.schema().table(entity.table()).stream()
                .flatMap(table -> table.columns().stream())
                .toList();
        return entity.properties().stream()
                .filter(each -> each.kind() == Kind.BASIC && asked.isColumn(each))
                .filter(each -> !read.contains(each.name()) && !isLazy(entity, each))
                .filter(each -> each.stored() == Stored.LARGE
                        || each.stored() == Stored.JSON
                        || columns.stream()
                                .anyMatch(column -> column.name().equals(each.column()) && isWide(column, columns)))
                .map(Property::name)
                .toList();
    }

    /// Where short texts have a length, one without is meant to be long; where all are `text` nothing tells.
    private static boolean isWide(Schema.Column column, List<Schema.Column> all) {
        String type = column.type().toLowerCase(Locale.ROOT);
        return WIDE.contains(type)
                || type.contains("char") && column.length() >= LONG
                || type.equals("text") && all.stream().anyMatch(each -> each.length() > 0 && isText(each));
    }

    private static boolean isText(Schema.Column column) {
        return column.family() == Schema.Family.TEXT;
    }

    /// Left out of the select where the classes are enhanced, which the sources do not tell for certain.
    private boolean isLazy(Entity entity, Property property) {
        return program.type(entity.type()).flatMap(type -> type.field(property.name())).stream()
                .flatMap(field -> field.annotations().stream())
                .filter(each -> each.simpleName().equals("Basic"))
                .anyMatch(each -> each.value("fetch").isPresent());
    }

    private Optional<String> doubt(RowQuery asked, Mapping mapping) {
        Entity entity = asked.entity();
        List<Field> components = mapping.components().toList();
        for (int i = 0; i < mapping.properties().size(); i++) {
            String name = mapping.properties().get(i);
            Optional<Property> property = entity.property(name);
            Type component = components.get(i).type();
            if (property.filter(each -> isPlain(each, asked)).isEmpty()) {
                return Optional.of("%s is no plain column of %s".formatted(name, entity.table()));
            }
            if (!boxed(component).equals(boxed(fieldType(asked, name)))) {
                return Optional.of("%s has another type in %s"
                        .formatted(name, mapping.view().simpleName()));
            }
        }
        Optional<String> callback = asked.lineage(program)
                .flatMap(type -> Stream.concat(
                        type.annotations().stream(),
                        type.methods().stream().flatMap(each -> each.annotations().stream())))
                .map(Annotation::simpleName)
                .filter(CALLBACKS::contains)
                .findFirst();
        if (callback.isPresent()) {
            return Optional.of(
                    "@%s of %s may change a row once it is loaded".formatted(callback.get(), asked.entityName()));
        }
        boolean reached = mapping.view().outer().isEmpty()
                && (mapping.view().modifiers().contains(Modifier.PUBLIC)
                        || mapping.view()
                                .packageName()
                                .equals(asked.repository().packageName()));
        if (!reached) {
            return Optional.of("%s is not to be seen from %s"
                    .formatted(mapping.view().simpleName(), asked.repository().simpleName()));
        }
        String view = mapping.view().simpleName();
        if (view.contains("By") || view.startsWith("First") || view.startsWith("Top") || view.startsWith("Distinct")) {
            return Optional.of("Spring Data would read the name of %s as part of a query".formatted(view));
        }
        return Optional.empty();
    }

    private static boolean isPlain(Property property, RowQuery asked) {
        return (property.kind() == Kind.BASIC || property.kind() == Kind.ID)
                && !property.name().contains(".")
                && asked.isColumn(property);
    }

    private Type fieldType(RowQuery asked, String name) {
        return asked.lineage(program)
                .flatMap(type -> type.field(name).stream())
                .map(Field::type)
                .findFirst()
                .orElse(Type.UNKNOWN);
    }

    private static String boxed(Type type) {
        return switch (type.erasure()) {
            case "int" -> "java.lang.Integer";
            case "char" -> "java.lang.Character";
            case "long", "short", "byte", "double", "float", "boolean" ->
                "java.lang." + type.erasure().substring(0, 1).toUpperCase(Locale.ROOT)
                        + type.erasure().substring(1);
            default -> type.erasure();
        };
    }

    /// `findProductViewByCategory`, beside `findByCategory`.
    private static String name(RowQuery asked, Mapping mapping) {
        String view = mapping.view().simpleName();
        String own = asked.method().map(Method::name).orElse("findAllBy");
        if (asked.query().language() == Language.JPQL) {
            return own + "As" + view;
        }
        int by = own.indexOf("By");
        String before = own.substring(0, by);
        String subject = before.endsWith("All") ? before.substring(0, before.length() - 3) : before;
        return subject + view + own.substring(by);
    }

    /// @param condition of a query in JPQL; empty where the method's name says it all
    private Fix fix(RowQuery asked, Mapping mapping, Optional<Condition> condition, String name, String advice)
            throws IOException {
        TypeDeclaration view = mapping.view();
        List<Parameter> own = asked.method().map(Method::parameters).orElse(List.of());
        List<String> types = new ArrayList<>(List.of(view.name()));
        List<String> annotations = new ArrayList<>();
        condition.ifPresent(rows -> {
            types.add(NewMethod.QUERY);
            annotations.add("@Query(\"select new %s(%s) from %s %s%s%s\")"
                    .formatted(
                            view.name(),
                            mapping.properties().stream()
                                    .map(each -> rows.alias() + "." + each)
                                    .collect(Collectors.joining(", ")),
                            asked.entityName(),
                            rows.alias(),
                            rows.text().isEmpty() ? "" : " where " + rows.text(),
                            rows.order().isEmpty() ? "" : " order by " + rows.order()));
        });
        String given = own.stream()
                .map(each -> {
                    types.addAll(Types.named(each.type()));
                    boolean named = NewMethod.named(each).isPresent();
                    if (named) {
                        types.add(NewMethod.PARAM);
                    }
                    return (named ? "@Param(\"" + Condition.name(each) + "\") " : "") + Types.written(each.type()) + " "
                            + each.name();
                })
                .collect(Collectors.joining(", "));
        String outer = outer(asked, types);
        String page = own.isEmpty() && !asked.call().arguments().isEmpty() ? paged(types) : given;
        NewMethod method =
                new NewMethod(annotations, "%s<%s> %s(%s)".formatted(outer, view.simpleName(), name, page), types);
        List<Fix.Edit> edits = new ArrayList<>(method.into(asked, sources));
        edits.add(new Fix.Edit.Replace(
                asked.body().at(mapping.whole()),
                "%s.%s(%s)"
                        .formatted(
                                sources.of(
                                        asked.call().receiver().orElseThrow(),
                                        asked.body().file()),
                                name,
                                arguments(asked))));
        return new Fix(advice, "", edits);
    }

    private static String paged(List<String> types) {
        types.add(NewMethod.PAGEABLE);
        return "Pageable page";
    }

    /// What the rows come in.
    private static String outer(RowQuery asked, List<String> types) {
        String given = asked.method()
                .map(each -> each.returns().erasure())
                .orElse(
                        asked.query().gives() == Gives.PAGE
                                ? "org.springframework.data.domain.Page"
                                : "java.util.List");
        types.add(given);
        return given.substring(given.lastIndexOf('.') + 1);
    }

    private String arguments(RowQuery asked) throws IOException {
        List<String> all = new ArrayList<>();
        for (var each : asked.call().arguments()) {
            all.add(sources.of(each, asked.body().file()));
        }
        return String.join(", ", all);
    }
}
