package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// A mapped class.
///
/// @param type qualified class name
/// @param table folded name of its table; empty when the naming strategy is not known
/// @param indexes columns of the further indexes that the mapping names, in order
/// @param complete whether the whole mapping was understood (supertypes seen, naming strategy known)
/// @param deletion how its rows are kept though deleted; empty when the mapping says nothing of it
public record Entity(
        String type,
        String table,
        List<Property> properties,
        List<List<String>> uniques,
        List<List<String>> indexes,
        boolean complete,
        Optional<Deletion> deletion,
        Span at) {
    public Entity {
        properties = List.copyOf(properties);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
    }

    /// A class whose rows go when they are deleted.
    public Entity(
            String type,
            String table,
            List<Property> properties,
            List<List<String>> uniques,
            List<List<String>> indexes,
            boolean complete,
            Span at) {
        this(type, table, properties, uniques, indexes, complete, Optional.empty(), at);
    }

    /// The same class, with what its mapping says of deleted rows.
    public Entity keeping(Optional<Deletion> deleted) {
        return new Entity(type, table, properties, uniques, indexes, complete, deleted, at);
    }

    /// A class whose mapping names no indexes.
    public Entity(
            String type,
            String table,
            List<Property> properties,
            List<List<String>> uniques,
            boolean complete,
            Span at) {
        this(type, table, properties, uniques, List.of(), complete, at);
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

    /// What the mapping says of rows that are kept though deleted.
    ///
    /// @param column that marks them; empty when the mapping does not tell
    /// @param marks whether deleting an object writes the mark instead
    /// @param hides whether the framework leaves them out of whatever it asks by itself; it never touches SQL that
    ///     somebody wrote
    public record Deletion(String column, boolean marks, boolean hides, Span at) {}

    /// @param name of the field; embedded ones as `address.city`
    /// @param column folded; empty when it has none (inverse side, collection, transient expression)
    /// @param table folded name of the table that holds the column when that is not the entity's own (joined
    ///     inheritance, secondary tables); empty for the entity's own
    /// @param javaType erased type of the field; of the elements for a collection
    /// @param nullable what the mapping says; empty when it says nothing
    /// @param length what the mapping says for text; empty when it says nothing (then 255 is the framework's
    ///     default)
    public record Property(
            String name,
            Kind kind,
            String column,
            String table,
            String javaType,
            Optional<Boolean> nullable,
            Optional<Integer> length,
            boolean unique,
            boolean insertable,
            Stored stored,
            Optional<Association> association,
            Span at) {
        /// A property in the entity's own table.
        public Property(
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
                Span at) {
            this(name, kind, column, "", javaType, nullable, length, unique, insertable, stored, association, at);
        }
    }

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
    /// @param joinTable folded; the collection's table for [Kind#ELEMENTS]; empty when none
    /// @param ownColumn the column that points back to this entity, in the join table or, without one, in the
    ///     target's table; empty when the other side maps it or it is not known
    /// @param targetColumn the join table's column that points to the target; empty when none or not known
    /// @param exclusive whether no two rows share a target (`@OneToOne`)
    /// @param cascadePersist whether saving this entity inserts the new ones among its targets
    public record Association(
            String target,
            boolean many,
            boolean exclusive,
            boolean lazy,
            String mappedBy,
            int batchSize,
            String joinTable,
            String ownColumn,
            String targetColumn,
            boolean cascadeRemove,
            boolean cascadePersist) {
        /// An association whose targets may be shared.
        public Association(
                String target,
                boolean many,
                boolean lazy,
                String mappedBy,
                int batchSize,
                String joinTable,
                String ownColumn,
                String targetColumn,
                boolean cascadeRemove,
                boolean cascadePersist) {
            this(
                    target,
                    many,
                    false,
                    lazy,
                    mappedBy,
                    batchSize,
                    joinTable,
                    ownColumn,
                    targetColumn,
                    cascadeRemove,
                    cascadePersist);
        }

        /// An association that cascades all or nothing.
        public Association(
                String target,
                boolean many,
                boolean lazy,
                String mappedBy,
                int batchSize,
                String joinTable,
                String ownColumn,
                String targetColumn,
                boolean cascades) {
            this(target, many, lazy, mappedBy, batchSize, joinTable, ownColumn, targetColumn, cascades, cascades);
        }

        /// An association without a join table of its own.
        public Association(
                String target,
                boolean many,
                boolean lazy,
                String mappedBy,
                int batchSize,
                String joinTable,
                boolean cascadeRemove) {
            this(target, many, lazy, mappedBy, batchSize, joinTable, "", "", cascadeRemove);
        }
    }
}
