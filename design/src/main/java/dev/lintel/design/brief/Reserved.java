package dev.lintel.design.brief;

import java.util.Set;
import javax.lang.model.SourceVersion;

/// Names that mean something else where they would stand: in Java, and as a column in PostgreSQL 18 (the words that
/// its appendix C marks as reserved).
final class Reserved {
    private static final Set<String> SQL = Set.of("""
            all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
            collation column concurrently constraint create cross current_catalog current_date current_role
            current_schema current_time current_timestamp current_user default deferrable desc distinct do else end
            except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into
            is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on
            only or order outer overlaps placing primary references returning right select session_user similar some
            symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when
            where window with""".split("\\s+"));

    private Reserved() {}

    static boolean inJava(String name) {
        return SourceVersion.isKeyword(name);
    }

    /// Money has two columns, whose names are no words of SQL.
    static boolean inSql(String name, Type type) {
        return type != Type.MONEY && SQL.contains(Field.snake(name));
    }
}
