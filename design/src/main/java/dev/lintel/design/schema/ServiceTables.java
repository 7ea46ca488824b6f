package dev.lintel.design.schema;

/// Tables that the service needs beside those of its resources.
final class ServiceTables {
    private ServiceTables() {}

    static final String IDEMPOTENCY_KEY = """
            CREATE TABLE idempotency_key (
                caller varchar(100) NOT NULL,
                operation varchar(100) NOT NULL,
                key varchar(255) NOT NULL,
                request_sha256 bytea NOT NULL,
                leased_until timestamptz NOT NULL,
                status integer,
                answer bytea,
                created_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT idempotency_key_pkey PRIMARY KEY (caller, operation, key)
            );
            CREATE INDEX idempotency_key_created_at_idx ON idempotency_key (created_at);
            COMMENT ON TABLE idempotency_key IS 'what was answered to a key; without a status it is in flight until leased_until';

            """;

    static final String OUTBOX = """
            CREATE TABLE outbox (
                id uuid NOT NULL DEFAULT uuidv7(),
                kind varchar(100) NOT NULL,
                subject uuid NOT NULL,
                payload jsonb NOT NULL,
                attempts integer NOT NULL DEFAULT 0,
                due_at timestamptz NOT NULL DEFAULT now(),
                sent_at timestamptz,
                created_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT outbox_pkey PRIMARY KEY (id)
            );
            CREATE INDEX outbox_due_at_idx ON outbox (due_at, id) WHERE sent_at IS NULL;
            COMMENT ON TABLE outbox IS 'what others are to be told, written with the change that it tells of';

            """;

    static final String AUDIT_EVENT = """
            CREATE TABLE audit_event (
                id uuid NOT NULL DEFAULT uuidv7(),
                actor varchar(100) NOT NULL,
                address inet,
                user_agent varchar(255),
                action varchar(100) NOT NULL,
                subject uuid,
                before jsonb,
                after jsonb,
                created_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT audit_event_pkey PRIMARY KEY (id)
            );
            CREATE INDEX audit_event_subject_idx ON audit_event (subject, id);
            CREATE INDEX audit_event_actor_idx ON audit_event (actor, id);
            CREATE FUNCTION audit_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'an audit event is never changed';
            END $$;
            CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
                FOR EACH STATEMENT EXECUTE FUNCTION audit_event_stays();
            COMMENT ON TABLE audit_event IS 'who did what from where; append only; never a secret';

            """;

    static final String API_KEY = """
            CREATE TABLE api_key (
                id uuid NOT NULL DEFAULT uuidv7(),
                prefix varchar(16) NOT NULL,
                secret_sha256 bytea NOT NULL,
                role varchar(32) NOT NULL,
                holder varchar(120) NOT NULL,
                expires_at timestamptz NOT NULL,
                revoked_at timestamptz,
                last_used_at timestamptz,
                created_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT api_key_pkey PRIMARY KEY (id),
                CONSTRAINT api_key_prefix_key UNIQUE (prefix)
            );
            COMMENT ON TABLE api_key IS 'keys of programs; the key itself was shown once and is nowhere';

            """;

    static final String WEBHOOK_EVENT = """
            CREATE TABLE webhook_event (
                source varchar(32) NOT NULL,
                event_id varchar(255) NOT NULL,
                received_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT webhook_event_pkey PRIMARY KEY (source, event_id)
            );
            COMMENT ON TABLE webhook_event IS 'events that were already acted on';

            """;

    static String confirmation(String accounts) {
        return """
                CREATE TABLE email_confirmation (
                    token_sha256 bytea NOT NULL,
                    account_id uuid NOT NULL,
                    expires_at timestamptz NOT NULL,
                    used_at timestamptz,
                    CONSTRAINT email_confirmation_pkey PRIMARY KEY (token_sha256),
                    CONSTRAINT email_confirmation_account_id_fkey FOREIGN KEY (account_id)
                        REFERENCES %s (id) ON DELETE CASCADE
                );
                CREATE INDEX email_confirmation_account_id_idx ON email_confirmation (account_id);
                COMMENT ON TABLE email_confirmation IS 'tokens of mails, as hashes; good once';

                """.formatted(accounts);
    }
}
