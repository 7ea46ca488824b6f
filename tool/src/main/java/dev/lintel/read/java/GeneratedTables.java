package dev.lintel.read.java;

import dev.lintel.code.Type;
import dev.lintel.read.java.syntax.ImportSyntax;
import java.util.List;
import java.util.Optional;

/// The classes that jOOQ's generator makes at build time and that no repository holds: `Tables` with a constant for
/// each table, and in the package `tables` a class for each with a constant for each column. What their constants are
/// is told by where they stand: https://www.jooq.org/doc/latest/manual/code-generation/codegen-tables/
final class GeneratedTables {
    private static final String JOOQ = "org.jooq";
    private static final String TABLES = "Tables";
    private static final String PACKAGE = ".tables";
    private static final Type TABLE = new Type.Declared(JOOQ + ".Table", List.of(), true);
    private static final Type COLUMN = new Type.Declared(JOOQ + ".TableField", List.of(), true);

    private GeneratedTables() {}

    /// The type of a constant of an absent class.
    ///
    /// @param owner the class's full name, which has no declaration here
    /// @param file the file that names it: only one that imports something of jOOQ says what made the class
    static Optional<Type> constant(String owner, String name, FileScope file) {
        if (!Names.looksLikeConstant(name) || !speaksOfJooq(file)) {
            return Optional.empty();
        }
        int dot = owner.lastIndexOf('.');
        String simple = owner.substring(dot + 1);
        if (simple.equals(TABLES)) {
            return Optional.of(TABLE);
        }
        boolean ofTable = dot > 0 && owner.substring(0, dot).endsWith(PACKAGE);
        if (!ofTable) {
            return Optional.empty();
        }
        return Optional.of(name.replace("_", "").equalsIgnoreCase(simple) ? TABLE : COLUMN);
    }

    /// The type of a constant of a table: a column.
    static Optional<Type> column(Type table, String name) {
        return table.is(JOOQ + ".Table") && Names.looksLikeConstant(name) ? Optional.of(COLUMN) : Optional.empty();
    }

    private static boolean speaksOfJooq(FileScope file) {
        return file.syntax().imports().stream().map(ImportSyntax::name).anyMatch(name -> name.startsWith(JOOQ + "."));
    }
}
