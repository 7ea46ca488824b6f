package dev.lintel.design.schema;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.contract.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Tables that the service keeps for itself beside those of its resources.
public record ServiceTables(Brief brief) {
    private static final int KEEP_HOURS = 24;

    /// As guard asks for it.
    private static final String GUARDS_API_KEYS = """
            CREATE TABLE lintel_guard_api_key (
                id text NOT NULL,
                digest bytea NOT NULL,
                owner text NOT NULL,
                plan text,
                scopes text[] NOT NULL DEFAULT '{}',
                created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                expires_at timestamptz,
                revoked_at timestamptz,
                last_used_at timestamptz,
                CONSTRAINT lintel_guard_api_key_pkey PRIMARY KEY (id)
            );

            CREATE INDEX lintel_guard_api_key_owner ON lintel_guard_api_key (owner);
            COMMENT ON TABLE lintel_guard_api_key IS 'Keys of programs: the SHA-256 of each, and the id that logs may tell';
            """;

    /// As guard asks for them.
    private static final String GUARDS_KEYS = """
            CREATE TABLE lintel_guard_idempotency (
                id bytea NOT NULL,
                request bytea NOT NULL,
                owner uuid NOT NULL,
                lease_until timestamptz NOT NULL,
                attempts int NOT NULL DEFAULT 1,
                status int,
                headers text,
                body bytea,
                expires_at timestamptz NOT NULL,
                CONSTRAINT lintel_guard_idempotency_pkey PRIMARY KEY (id)
            );

            CREATE INDEX lintel_guard_idempotency_expires_at ON lintel_guard_idempotency (expires_at);
            COMMENT ON TABLE lintel_guard_idempotency IS 'Answers to requests with a key, of which only digests are kept';

            CREATE TABLE lintel_guard_idempotency_step (
                id bytea NOT NULL,
                name text NOT NULL,
                result text NOT NULL,
                CONSTRAINT lintel_guard_idempotency_step_pkey PRIMARY KEY (id, name),
                CONSTRAINT lintel_guard_idempotency_step_id_fkey FOREIGN KEY (id)
                    REFERENCES lintel_guard_idempotency (id) ON DELETE CASCADE
            );
            """;

    private static final String AUDIT = """
            CREATE TABLE audit_events (
                id uuid NOT NULL DEFAULT uuidv7(),
                at timestamptz NOT NULL DEFAULT now(),
                actor uuid,
                address varchar(64) NOT NULL,
                action varchar(80) NOT NULL,
                subject uuid NOT NULL,
                before jsonb,
                after jsonb,
                CONSTRAINT audit_events_pkey PRIMARY KEY (id)
            );

            CREATE INDEX audit_events_subject_idx ON audit_events (subject, id);

            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '% takes rows and keeps them', TG_TABLE_NAME;
            END
            $$;

            CREATE TRIGGER audit_events_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
                FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
            COMMENT ON TABLE audit_events IS 'Who did what to which row; append only';
            """;

    private static final String OUTBOX = """
            CREATE TABLE outbox (
                id uuid NOT NULL DEFAULT uuidv7(),
                recipient varchar(254) NOT NULL,
                template varchar(40) NOT NULL,
                value varchar(400) NOT NULL,
                attempts integer NOT NULL DEFAULT 0,
                next_attempt_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT outbox_pkey PRIMARY KEY (id)
            );

            CREATE INDEX outbox_next_attempt_at_idx ON outbox (next_attempt_at);
            COMMENT ON TABLE outbox IS 'Letters to be sent; a row goes when its letter is out';
            """;

    private static final String PROVIDER_CALLS = """
            CREATE TABLE provider_calls (
                provider varchar(64) NOT NULL,
                subject uuid NOT NULL,
                attempts integer NOT NULL DEFAULT 0,
                next_attempt_at timestamptz NOT NULL DEFAULT now(),
                created_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT provider_calls_pkey PRIMARY KEY (provider, subject)
            );

            CREATE INDEX provider_calls_next_attempt_at_idx ON provider_calls (provider, next_attempt_at);
            COMMENT ON TABLE provider_calls IS 'What others are to be asked for; a row goes when they have answered';
            """;

    private static final String OUTBOX_EVENTS = """
            CREATE TABLE outbox_events (
                position bigint GENERATED ALWAYS AS IDENTITY,
                id uuid NOT NULL DEFAULT uuidv7(),
                name varchar(64) NOT NULL,
                subject uuid NOT NULL,
                data jsonb NOT NULL,
                happened_at timestamptz NOT NULL DEFAULT now(),
                attempts integer NOT NULL DEFAULT 0,
                next_attempt_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT outbox_events_pkey PRIMARY KEY (position)
            );

            CREATE INDEX outbox_events_subject_idx ON outbox_events (subject, position);
            CREATE INDEX outbox_events_next_attempt_at_idx ON outbox_events (next_attempt_at);
            COMMENT ON TABLE outbox_events IS 'What others are to be told; a row goes when they have been told';
            """;

    private static final String WEBHOOK_EVENTS = """
            CREATE TABLE webhook_events (
                source varchar(64) NOT NULL,
                event_id varchar(255) NOT NULL,
                received_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT webhook_events_pkey PRIMARY KEY (source, event_id)
            );
            COMMENT ON TABLE webhook_events IS 'Events that were already acted on';
            """;

    /// The names are those that Spring Session asks for.
    private static final String SESSIONS = """
            CREATE TABLE spring_session (
                primary_id char(36) NOT NULL,
                session_id char(36) NOT NULL,
                creation_time bigint NOT NULL,
                last_access_time bigint NOT NULL,
                max_inactive_interval integer NOT NULL,
                expiry_time bigint NOT NULL,
                principal_name varchar(100),
                CONSTRAINT spring_session_pkey PRIMARY KEY (primary_id),
                CONSTRAINT spring_session_session_id_key UNIQUE (session_id)
            );

            CREATE INDEX spring_session_expiry_time_idx ON spring_session (expiry_time);
            CREATE INDEX spring_session_principal_name_idx ON spring_session (principal_name);
            COMMENT ON TABLE spring_session IS 'Who is signed in; a row goes when nobody asked with it for half an hour';

            CREATE TABLE spring_session_attributes (
                session_primary_id char(36) NOT NULL,
                attribute_name varchar(200) NOT NULL,
                attribute_bytes bytea NOT NULL,
                CONSTRAINT spring_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name),
                CONSTRAINT spring_session_attributes_session_primary_id_fkey FOREIGN KEY (session_primary_id)
                    REFERENCES spring_session (primary_id) ON DELETE CASCADE
            );
            """;

    /// Empty when the service needs none.
    public List<String> all() {
        Needs needs = new Needs(brief);
        List<String> all = new ArrayList<>();
        if (needs.keys()) {
            all.add(keys());
        }
        if (needs.audit()) {
            all.add(AUDIT);
        }
        if (needs.letters()) {
            all.add(confirmations());
            all.add(OUTBOX);
        }
        if (!needs.providers().isEmpty()) {
            all.add(PROVIDER_CALLS);
        }
        if (needs.apiKeys()) {
            all.add(apiKeys());
        }
        if (brief.auth().login() == Brief.Login.OIDC) {
            all.add(SESSIONS);
        }
        if (needs.events()) {
            all.add(OUTBOX_EVENTS);
            brief.events().forEach(each -> all.add(new EventTrigger(brief, each).sql()));
        }
        if (!needs.webhooks().isEmpty()) {
            all.add(WEBHOOK_EVENTS);
        }
        return List.copyOf(all);
    }

    private String keys() {
        if (!new Needs(brief).ownKeys()) {
            return GUARDS_KEYS;
        }
        return """
                CREATE TABLE idempotency_keys (
                    caller varchar(64) NOT NULL,
                    operation varchar(128) NOT NULL,
                    key varchar(200) NOT NULL,
                    request_hash char(64) NOT NULL,
                    location varchar(400),
                    etag varchar(40),
                    body text,
                    created_at timestamptz NOT NULL DEFAULT now(),
                    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller, operation, key)
                );

                CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at);
                COMMENT ON TABLE idempotency_keys IS 'Answers to creations; kept %d hours';
                """.formatted(keyHours(brief));
    }

    private String apiKeys() {
        return brief.service().guard() ? GUARDS_API_KEYS : ownApiKeys();
    }

    private String ownApiKeys() {
        return """
                CREATE TABLE api_keys (
                    id uuid NOT NULL DEFAULT uuidv7(),
                    prefix char(8) NOT NULL,
                    secret_hash bytea NOT NULL,
                    holder varchar(120) NOT NULL,
                    role varchar(32) NOT NULL,%s
                    created_at timestamptz NOT NULL DEFAULT now(),
                    expires_at timestamptz NOT NULL,
                    revoked_at timestamptz,
                    last_used_on date,
                    CONSTRAINT api_keys_pkey PRIMARY KEY (id),
                    CONSTRAINT api_keys_prefix_key UNIQUE (prefix)
                );
                COMMENT ON TABLE api_keys IS 'Keys of programs: the SHA-256 of each, and the prefix that logs may tell';
                """.formatted(brief.tenancy().isPresent() ? "\n    tenant_id uuid," : "");
    }

    private String confirmations() {
        return """
                CREATE TABLE email_confirmations (
                    account_id uuid NOT NULL,
                    token_hash bytea NOT NULL,
                    expires_at timestamptz NOT NULL,
                    CONSTRAINT email_confirmations_pkey PRIMARY KEY (account_id),
                    CONSTRAINT email_confirmations_token_hash_key UNIQUE (token_hash),
                    CONSTRAINT email_confirmations_account_id_fkey FOREIGN KEY (account_id)
                        REFERENCES %s (id) ON DELETE CASCADE
                );
                COMMENT ON TABLE email_confirmations IS 'SHA-256 of tokens that were sent by mail; each is good once';
                """.formatted(Names.table(brief.account().orElseThrow().name()));
    }

    /// How long an answer to a key is kept.
    public static int keyHours(Brief brief) {
        return brief.rules().stream()
                .flatMap(rule ->
                        rule instanceof Rule.Idempotent(String _, int hours) ? Stream.of(hours) : Stream.empty())
                .max(Integer::compare)
                .orElse(KEEP_HOURS);
    }
}
