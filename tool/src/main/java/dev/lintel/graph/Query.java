package dev.lintel.graph;

import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Set;

/// One statement that the code asks of the database.
///
/// @param text as written: the method's name, the JPQL, the SQL
/// @param fetched association paths that come with the rows (`items`, `items.product`): fetch joins, entity graphs
/// @param entity qualified name of the entity that it gives; empty for none
/// @param gives how many rows the caller gets
/// @param perRow queries that run once for each row that this one gives (a mapper's nested select)
/// @param pasted where the text takes in a value as it is instead of binding it
/// @param at where the query is written
public record Query(
        Shape shape,
        Language language,
        String text,
        Set<String> fetched,
        String entity,
        Gives gives,
        List<Span> more,
        List<Query> perRow,
        List<Pasted> pasted,
        Span at) {
    public Query {
        fetched = Set.copyOf(fetched);
        more = List.copyOf(more);
        perRow = List.copyOf(perRow);
        pasted = List.copyOf(pasted);
    }

    /// A query without others that hang on its rows.
    public Query(
            Shape shape,
            Language language,
            String text,
            Set<String> fetched,
            String entity,
            Gives gives,
            List<Span> more,
            Span at) {
        this(shape, language, text, fetched, entity, gives, more, List.of(), List.of(), at);
    }

    /// A value that becomes part of the text, `${name}`. What it is bound to stands under [#binding] among the
    /// arguments of the run.
    ///
    /// @param compared whether it stands alone where a bound value could; `at` then includes quotes around it
    /// @param emptied whether an aspect empties what callers put there, before methods with its annotation
    public record Pasted(String path, boolean compared, boolean emptied, Span at) {
        public String binding() {
            return "${" + path + "}";
        }
    }

    /// The same with what this one place decides of it.
    public Query with(Shape other) {
        return new Query(other, language, text, fetched, entity, gives, more, perRow, pasted, at);
    }

    /// Whether it only gives a stand-in for a row, which asks the database once a property other than its id is
    /// read (Jakarta Persistence 3.2, `EntityManager.getReference`).
    public boolean isReference() {
        return language == Language.BUILT_IN && (text.equals("getReferenceById") || text.equals("getReference"));
    }

    /// Whether each row becomes an object with all that its class maps: no number, no truth, no single columns.
    public boolean givesObjects() {
        return shape.kind() == Shape.Kind.SELECT
                && shape.aggregation() == Shape.Aggregation.NONE
                && shape.columns().isEmpty()
                && gives != Gives.BOOLEAN
                && gives != Gives.NUMBER;
    }

    public enum Language {
        DERIVED_NAME,
        /// An operation that the framework brings: `findById`, `save`, `em.persist`, MyBatis-Plus's base mapper.
        BUILT_IN,
        JPQL,
        SQL,
        CRITERIA,
        MAPPER,
        /// Loading of a lazy association.
        ASSOCIATION
    }

    public enum Gives {
        NOTHING,
        ONE,
        MANY,
        PAGE,
        STREAM,
        NUMBER,
        BOOLEAN
    }
}
