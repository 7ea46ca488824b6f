package dev.lintel.optimize.postgres;

/// What a role must be allowed for `lintel optimize --db`: reading catalogs, statistics and the table of statements.
public final class Grants {
    private Grants() {}

    public static String text() {
        return """
                -- A role that may look and not touch. Run as a superuser, choose the password yourself.
                create role lintel login connection limit 2;
                \\password lintel
                alter role lintel set default_transaction_read_only = on;
                alter role lintel set statement_timeout = '5s';
                alter role lintel set lock_timeout = '200ms';
                alter role lintel set idle_in_transaction_session_timeout = '10s';
                grant connect on database :DBNAME to lintel;

                -- Statistics of the server and the text of other roles' statements.
                grant pg_read_all_stats, pg_read_all_settings to lintel;

                -- pg_stats shows the columns that a role may select. From PostgreSQL 14:
                grant pg_read_all_data to lintel;
                -- Without it, for each schema:
                --   grant usage on schema public to lintel;
                --   grant select on all tables in schema public to lintel;

                -- Where the time goes (needs shared_preload_libraries = 'pg_stat_statements'):
                create extension if not exists pg_stat_statements;
                """;
    }
}
