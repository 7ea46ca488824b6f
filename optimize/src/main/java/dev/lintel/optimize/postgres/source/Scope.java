package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.source.Snapshot.Relation;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.optimize.workload.Parameters;
import dev.lintel.sql.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which tables of a database are read. Of a database with tens of thousands (a schema for each tenant, say) the
/// catalogs alone are a burden on the server, and a clone of all of it a matter of minutes; there it is those that
/// the counted statements name, with what these need to be planned: the tables below views, the partitions, the
/// targets of foreign keys.
///
/// @param chosen their numbers in the catalog; empty for all tables
record Scope(Optional<Set<Long>> chosen) {
    /// As many tables are read whole within a few seconds.
    static final int MANY = 2000;
    /// Statements whose tables are looked for, the most expensive first.
    private static final int MOST_STATEMENTS = 1000;

    static final Scope ALL = new Scope(Optional.empty());

    /// @param most tables that are read whole
    static Scope of(Reading reading, List<Asked> statements, int most) throws SQLException {
        AtomicLong tables = new AtomicLong();
        reading.each(
                "the number of tables",
                "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind in ('r', 'p', 'm') and" + Definitions.OURS,
                row -> tables.set(row.getLong(1)));
        if (tables.get() <= most) {
            return ALL;
        }
        Scope scope = new Scope(Optional.of(asked(reading, statements)));
        reading.gap(
                ("whether keys lack an index, indexes are not needed and tables are kept, on most of the %s tables here: "
                                + "with so many, only the %s were read that the counted statements name, or that those refer to; "
                                + "of tables of one name in several schemas, that of public or the one that is read most")
                        .formatted(
                                Wording.count(tables.get()),
                                Wording.count(scope.chosen().map(Set::size).orElse(0))));
        return scope;
    }

    private static Set<Long> asked(Reading reading, List<Asked> statements) throws SQLException {
        Set<String> names = statements.stream()
                .limit(MOST_STATEMENTS)
                .filter(each -> !each.cut())
                .flatMap(each -> Parameters.of(each.text(), Dialect.POSTGRESQL).shape().tables().stream())
                .map(use -> use.table().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && name.indexOf('\\') < 0)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Long> found = new TreeSet<>();
        if (names.isEmpty()) {
            return found;
        }
        String list = names.stream().map(Scope::quoted).collect(Collectors.joining(", "));
        reading.each(
                "which tables the statements name",
                """
                with recursive named as materialized (
                    select distinct on (lower(c.relname)) c.oid
                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p', 'm', 'v', 'f') and lower(c.relname) in (%s) and %s
                     order by lower(c.relname), n.nspname = 'public' desc, pg_stat_get_numscans(c.oid) desc),
                asked(oid) as (
                    select oid from named
                    union
                    select near.oid from asked a cross join lateral (
                        select h.inhrelid as oid from pg_inherits h where h.inhparent = a.oid
                        union all select h.inhparent from pg_inherits h where h.inhrelid = a.oid
                        union all select d.refobjid from pg_rewrite r
                                    join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                                                    and d.refclassid = 'pg_class'::regclass
                                   where r.ev_class = a.oid) near)
                select oid::bigint from asked
                union select k.confrelid::bigint from pg_constraint k join asked a on a.oid = k.conrelid
                 where k.contype = 'f'""".formatted(list, Definitions.OURS),
                row -> found.add(row.getLong(1)));
        return found;
    }

    /// The condition on the tables that a query of the catalogs reads, `c`, and their schemas, `n`.
    String ours() {
        return Definitions.OURS + among("c.oid");
    }

    /// The same where the indexes of these tables are relations of their own.
    String oursWithIndexes() {
        return Definitions.OURS
                + numbers()
                        .map(list ->
                                " and (c.oid = any (%1$s) or c.oid in (select i.indexrelid from pg_index i where i.indrelid = any (%1$s)))"
                                        .formatted(list))
                        .orElse("");
    }

    /// A further condition; nothing where all tables are read.
    String among(String oid) {
        return numbers()
                .map(list -> " and %s = any (%s)\n".formatted(oid, list))
                .orElse("");
    }

    /// The same of a view that knows tables by name alone. Each comparison by itself is one that the server may
    /// make before it looks at rights, so that the view reads no more than these.
    String named(String schema, String table, List<Relation> tables) {
        if (chosen.isEmpty()) {
            return "";
        }
        return " and %s = any (%s) and %s = any (%s) and %s || '.' || %s = any (%s::text[])"
                .formatted(
                        schema,
                        array(tables.stream().map(each -> each.name().schema())),
                        table,
                        array(tables.stream().map(each -> each.name().name())),
                        schema,
                        table,
                        array(tables.stream()
                                .map(each ->
                                        each.name().schema() + "." + each.name().name())));
    }

    private static String array(Stream<String> texts) {
        return texts.distinct().map(Scope::quoted).collect(Collectors.joining(", ", "array[", "]::name[]"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private Optional<String> numbers() {
        return chosen.map(oids -> {
            List<String> texts = new ArrayList<>();
            oids.forEach(oid -> texts.add(Long.toString(oid)));
            return "'{" + String.join(",", texts) + "}'::oid[]";
        });
    }
}
