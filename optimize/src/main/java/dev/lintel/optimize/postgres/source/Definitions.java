package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.postgres.source.Snapshot.Definition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The schema as statements, from the catalogs: what the planner looks at and nothing else. No defaults, no
/// triggers, no rules, no rights. What belongs to an extension comes with the extension.
final class Definitions {
    static final String OURS = """
             n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
            """;

    private static final String NO_EXTENSION = """
             not exists (select 1 from pg_depend d where d.objid = %s and d.deptype = 'e')
            """;

    private final Reading reading;
    private final Scope scope;
    private final List<Definition> all = new ArrayList<>();

    Definitions(Reading reading, Scope scope) {
        this.reading = reading;
        this.scope = scope;
    }

    List<Definition> read() throws SQLException {
        add("extensions", """
                select 'extension ' || extname,
                       format('create extension if not exists %I cascade', extname)
                  from pg_extension where extname not in ('plpgsql', 'pg_stat_statements', 'hypopg') order by 1""");
        add(
                "schemas",
                "select 'schema ' || nspname, format('create schema if not exists %I', nspname) "
                        + "from pg_namespace n where" + OURS + "order by 1");
        types();
        add("functions", """
                select 'function ' || p.oid::regprocedure::text, pg_get_functiondef(p.oid)
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                  join pg_language l on l.oid = p.prolang
                 where p.prokind = 'f' and l.lanname in ('sql', 'plpgsql') and""" + OURS + "and" + NO_EXTENSION.formatted("p.oid") + "order by 1");
        tables();
        add(
                "constraints",
                """
                select 'constraint ' || k.conname,
                       format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname,
                              pg_get_constraintdef(k.oid))
                  from pg_constraint k join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where k.contype in ('p', 'u', 'x') and""" + scope.ours() + "and" + NO_EXTENSION.formatted("c.oid") + "order by c.relkind = 'p', 1");
        add("indexes", """
                select 'index ' || x.relname, pg_get_indexdef(i.indexrelid)
                  from pg_index i join pg_class x on x.oid = i.indexrelid
                  join pg_class c on c.oid = i.indrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p', 'm') and i.indisvalid
                   and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid
                                      and k.contype in ('p', 'u', 'x')) and""" + scope.ours() + "and" + NO_EXTENSION.formatted("c.oid") + "order by c.relkind = 'p', 1");
        add("partitions", """
                select 'partition ' || c.relname,
                       case when c.relispartition
                            then format('alter table %s attach partition %I.%I %s', h.inhparent::regclass, n.nspname,
                                        c.relname, pg_get_expr(c.relpartbound, c.oid))
                            else format('alter table %I.%I inherit %s', n.nspname, c.relname, h.inhparent::regclass) end
                  from pg_inherits h join pg_class c on c.oid = h.inhrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and""" + scope.ours() + "order by c.relkind, 1");
        add("foreign keys", """
                select 'foreign key ' || k.conname,
                       format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname,
                              pg_get_constraintdef(k.oid))
                  from pg_constraint k join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where k.contype = 'f' and k.conparentid = 0 and""" + scope.ours() + scope.among("k.confrelid") + "order by 1");
        add("extended statistics", """
                select 'statistics ' || s.stxname, pg_get_statisticsobjdef(s.oid)
                  from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where""" + OURS + scope.among("s.stxrelid") + "order by 1");
        add("views", """
                select 'view ' || c.relname,
                       format('create view %I.%I as %s', n.nspname, c.relname, pg_get_viewdef(c.oid))
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'v' and""" + scope.ours() + "and" + NO_EXTENSION.formatted("c.oid") + "order by c.oid");
        return all;
    }

    private void types() throws SQLException {
        add("enums", """
                select 'type ' || t.typname,
                       format('create type %I.%I as enum (%s)', n.nspname, t.typname,
                              string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder))
                  from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace
                 where""" + OURS + "and" + NO_EXTENSION.formatted("t.oid") + "group by n.nspname, t.typname order by 1");
        add("domains", """
                select 'domain ' || t.typname,
                       format('create domain %I.%I as %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod))
                  from pg_type t join pg_namespace n on n.oid = t.typnamespace
                 where t.typtype = 'd' and""" + OURS + "and" + NO_EXTENSION.formatted("t.oid") + "order by t.oid");
        add(
                "composite types",
                """
                select 'type ' || c.relname,
                       format('create type %I.%I as (%s)', n.nspname, c.relname,
                              string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', '
                                         order by a.attnum))
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 where c.relkind = 'c' and"""
                        + OURS + "and" + NO_EXTENSION.formatted("c.reltype")
                        + "group by c.oid, n.nspname, c.relname order by c.oid");
    }

    /// Materialised views and foreign tables become tables: the planner reads them alike, or almost.
    private void tables() throws SQLException {
        add(
                "tables",
                """
                select 'table ' || n.nspname || '.' || c.relname,
                       format('create table %I.%I (%s)', n.nspname, c.relname,
                              coalesce(string_agg(
                                  format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                                  || case when o.collname is not null and a.attcollation <> t.typcollation
                                          then format(' collate %I', o.collname) else '' end
                                  || case when a.attnotnull then ' not null' else '' end,
                                  ', ' order by a.attnum), ''))
                       || case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end
                       || case when c.relkind = 'r' and exists (select 1 from unnest(c.reloptions) o
                                        where o ~ '^(fillfactor|parallel_workers)=')
                               then ' with (' || (select string_agg(o, ', ') from unnest(c.reloptions) o
                                                   where o ~ '^(fillfactor|parallel_workers)=') || ')' else '' end
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  left join pg_type t on t.oid = a.atttypid
                  left join pg_collation o on o.oid = a.attcollation
                 where c.relkind in ('r', 'p', 'm', 'f') and"""
                        + scope.ours() + "and" + NO_EXTENSION.formatted("c.oid")
                        + "group by c.oid, n.nspname, c.relname, c.relkind, c.reloptions order by c.oid");
    }

    private void add(String what, String sql) throws SQLException {
        reading.each("the schema's " + what + " could not be read", sql, row -> {
            String definition = row.getString(2);
            if (definition != null) {
                all.add(new Definition(String.valueOf(row.getString(1)), definition));
            }
        });
    }
}
