package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Annotation;
import dev.lintel.graph.Entity.Deletion;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Sql;
import java.util.List;
import java.util.Optional;

/// Reads whether a class's rows are kept though deleted. `@SQLDelete` only changes what deleting writes; that reads
/// leave those rows out is said apart from it (Hibernate User Guide, "Soft delete", "@SQLRestriction").
///
/// @param classes the annotations of the class and of those above it, the class first
record KeptRows(List<Marks> classes) {
    /// What adds a condition to the framework's own reads. `@Filter` only does so in sessions that switch it on; it
    /// counts, as it is no proof that the rows are shown.
    private static final List<String> HIDES =
            List.of("SQLRestriction", "Where", "Filter", "Filters", "AdditionalCriteria");

    KeptRows {
        classes = List.copyOf(classes);
    }

    static Optional<Deletion> of(Lineage lineage, Mapped mapped) {
        return new KeptRows(lineage.levels().reversed().stream()
                        .map(level -> mapped.marks(level.type()))
                        .toList())
                .deletion();
    }

    private Optional<Deletion> deletion() {
        return nearest(List.of("SoftDelete"))
                .map(on -> new Deletion(text(on, "columnName").orElse("deleted"), true, true, on.at()))
                .or(this::written)
                .or(this::hidden);
    }

    private Optional<Deletion> written() {
        return nearest(List.of("SQLDelete"))
                .flatMap(on -> text(on, "sql")
                        .flatMap(KeptRows::marked)
                        .map(column -> new Deletion(column, true, nearest(HIDES).isPresent(), on.at())));
    }

    private Optional<Deletion> hidden() {
        return nearest(HIDES)
                .flatMap(on -> text(on, "value", "clause")
                        .flatMap(KeptRows::compared)
                        .map(column -> new Deletion(column, false, true, on.at())));
    }

    private Optional<Annotation> nearest(List<String> names) {
        return classes.stream()
                .flatMap(marks -> names.stream().flatMap(name -> marks.find(name).stream()))
                .findFirst();
    }

    private Optional<String> text(Annotation annotation, String... names) {
        return classes.getFirst().text(annotation, names);
    }

    /// `update users set deleted = true where id = ?`; a statement that deletes marks nothing.
    private static Optional<String> marked(String sql) {
        Shape shape = Sql.shape(sql, Dialect.OTHER);
        return shape.kind() == Shape.Kind.UPDATE
                ? shape.assigned().stream().map(each -> each.column().name()).findFirst()
                : Optional.empty();
    }

    /// `deleted = false`: a restriction by one column.
    private static Optional<String> compared(String condition) {
        List<String> columns = Sql.shape("select 1 from t where " + condition, Dialect.OTHER).filter().stream()
                .map(each -> each.column().name())
                .distinct()
                .toList();
        return columns.size() == 1 ? Optional.of(columns.getFirst()) : Optional.empty();
    }
}
