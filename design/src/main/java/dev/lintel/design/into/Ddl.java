package dev.lintel.design.into;

import dev.lintel.source.SourceId;
import dev.lintel.sql.Dialect;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How tables come to be.
sealed interface Ddl {
    Dialect dialect();

    /// Those that a new table is written in.
    default Set<Dialect> dialects() {
        return Set.of(dialect());
    }

    /// @param next number of the new migration, as the others are written
    /// @param upper whether keywords are in capitals
    record Flyway(Dialect dialect, String folder, String next, boolean upper) implements Ddl {}

    /// @param folder of the change logs
    /// @param prefix of the new file's name, `20260101120000_`
    /// @param xml whether change logs are XML; else the new one is SQL
    /// @param index the line that names it in the master change log; empty when that takes the whole folder
    record Liquibase(Dialect dialect, String folder, String prefix, boolean xml, Optional<Index> index)
            implements Ddl {}

    /// A line of a file that lists others.
    ///
    /// @param line counted from 1, after which the new one comes
    /// @param text with `%s` for the name of the new file
    record Index(SourceId file, int line, String text) {}

    /// Plain scripts, one for each dialect.
    ///
    /// @param index the setting that lists them, where one does
    /// @param appended whether the application runs this one file by name, so that the table has to stand in it
    record Scripts(Dialect dialect, List<Script> scripts, Optional<Setting> index, boolean appended) implements Ddl {
        @Override
        public Set<Dialect> dialects() {
            Set<Dialect> all = EnumSet.of(dialect);
            scripts.forEach(each -> all.add(each.dialect()));
            return all;
        }
    }

    /// @param id how the column of the id is written in this dialect
    record Script(SourceId file, Dialect dialect, String id) {}

    /// @param old name of the script in the line
    record Setting(SourceId file, int line, String old) {}

    /// The mapping makes the tables when the application starts.
    record Managed(Dialect dialect, String said) implements Ddl {}
}
