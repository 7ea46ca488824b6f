package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// A mapped class.
///
/// @param type qualified class name
/// @param table folded name of its table; empty when the naming strategy is not known
/// @param complete whether the whole mapping was understood (supertypes seen, naming strategy known)
public record Entity(
        String type, String table, List<Property> properties, List<List<String>> uniques, boolean complete, Span at) {
    public Entity {
        properties = List.copyOf(properties);
        uniques = List.copyOf(uniques);
    }

    public Optional<Property> property(String name) {
        return properties.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    public Optional<Property> ofColumn(String column) {
        return properties.stream().filter(each -> each.column().equals(column)).findFirst();
    }

    public Optional<Property> id() {
        return properties.stream().filter(each -> each.kind() == Kind.ID).findFirst();
    }

    /// @param name of the field; embedded ones as `address.city`
    /// @param column folded; empty when it has none (inverse side, collection, transient expression)
    /// @param javaType erased type of the field; of the elements for a collection
    /// @param nullable what the mapping says; empty when it says nothing
    /// @param length what the mapping says for text; empty when it says nothing (then 255 is the framework's default)
    public record Property(
            String name,
            Kind kind,
            String column,
            String javaType,
            Optional<Boolean> nullable,
            Optional<Integer> length,
            boolean unique,
            boolean insertable,
            Stored stored,
            Optional<Association> association,
            Span at) {}

    public enum Kind {
        ID,
        VERSION,
        BASIC,
        TO_ONE,
        TO_MANY,
        /// A collection of values in its own table.
        ELEMENTS
    }

    /// How the value is turned into a column.
    public enum Stored {
        PLAIN,
        ENUM_ORDINAL,
        ENUM_NAME,
        CONVERTED,
        LARGE,
        JSON
    }

    /// @param target qualified class
    /// @param mappedBy the owning property's name on the other side; empty when this side owns
    /// @param batchSize 0 when none
    /// @param joinTable folded; empty when none
    public record Association(
            String target, boolean many, boolean lazy, String mappedBy, int batchSize, String joinTable, boolean cascadeRemove) {}
}
