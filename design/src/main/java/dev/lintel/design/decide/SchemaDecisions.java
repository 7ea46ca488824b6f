package dev.lintel.design.decide;

import static dev.lintel.design.schema.Sizes.bytes;
import static dev.lintel.design.schema.Sizes.count;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Retention;
import dev.lintel.design.decide.Decision.Rejected;
import dev.lintel.design.decide.Decision.Step;
import dev.lintel.design.schema.Index;
import dev.lintel.design.schema.Index.Method;
import dev.lintel.design.schema.Index.Reason;
import dev.lintel.design.schema.Indexes;
import java.util.List;
import java.util.stream.Stream;

/// How it is kept: keys, types, indexes, and what goes when.
record SchemaDecisions(Brief brief) {
    private static final int BTREE_ENTRY = 28;

    Stream<Decision> all() {
        return Stream.of(
                        Stream.of(keys()),
                        new Indexes(brief).all().stream().map(this::index),
                        brief.resources().stream().flatMap(this::fields),
                        brief.account().stream().map(this::email),
                        brief.resources().stream().flatMap(this::kept),
                        brief.tenancy().stream().map(SchemaDecisions::tenancy))
                .flatMap(decisions -> decisions);
    }

    private static Decision decide(
            String id, String practice, String choice, String why, List<Rejected> rejected, String changes) {
        return new Decision(id, Step.SCHEMA, practice, choice, why, rejected, changes);
    }

    private static Decision keys() {
        return decide(
                "keys",
                "db-int-pk",
                "uuid of version 7 as primary key, made by the database",
                "Ids in addresses tell nobody how many rows there are and cannot be counted through; the time in front keeps"
                        + " new rows side by side in the index. 16 bytes instead of 8.",
                List.of(
                        new Rejected("bigint identity", "guessable, and tells how much business there is"),
                        new Rejected("uuid of version 4", "each insert touches another page of the index")),
                "tables of billions of narrow rows");
    }

    private Decision index(Index index) {
        return switch (index.reason()) {
            case Reason.ForeignKey(String to) ->
                decide(
                        "index:" + index.name(),
                        "db-fk-no-index",
                        index.sql(),
                        "Deleting a row of " + to + " would read all " + count(index.rows()) + " rows of "
                                + index.table() + " to see that none refers to it; the index takes "
                                + bytes(index.bytes()) + " in a year.",
                        List.of(new Rejected("no index", "PostgreSQL makes none for a foreign key")),
                        "rows of " + to + " are never deleted, and nobody joins this way");
            case Reason.Question(String name, double perSecond) ->
                index.method() == Method.BRIN
                        ? brin(index, name, perSecond)
                        : question(index, "'" + name + "' comes " + Capacity.rate(perSecond));
            case Reason.Assumed(String list) ->
                question(
                        index,
                        "The list of " + list + " is open and nobody said how it is asked: newest first is assumed");
        };
    }

    private static Decision question(Index index, String asked) {
        if (index.sql().contains("text_pattern_ops")) {
            return prefix(index, asked);
        }
        return decide(
                "index:" + index.name(),
                "db-query-unindexed",
                index.sql(),
                asked + "; without it each reads up to " + count(index.rows())
                        + " rows and sorts them. Equality first, then"
                        + " the order, then the id that makes the cursor exact: no sort is left. It takes "
                        + bytes(index.bytes()) + " in a year, and one entry more an insert."
                        + (index.where().isPresent()
                                ? " Only rows of the condition are in it: that size is the bound."
                                : ""),
                List.of(
                        new Rejected(
                                "an index of the first column alone",
                                "all rows of one value would be sorted each time"),
                        new Rejected(
                                "INCLUDE what is shown", "wider entries, to save some look-ups of one page of rows")),
                "the pattern is asked less than once a minute and may take a second");
    }

    private static Decision prefix(Index index, String asked) {
        return decide(
                "index:" + index.name(),
                "db-query-unindexed",
                index.sql(),
                asked
                        + " and may ask how a text begins: that is found where texts stand by their characters, and not in the"
                        + " order of a language. It takes " + bytes(index.bytes())
                        + " in a year, and one entry more an insert.",
                List.of(
                        new Rejected(
                                "the index that the list is sorted by",
                                "LIKE 'abc%' walks it only where the database's collation is C"),
                        new Rejected("trigrams (pg_trgm)", "for words inside a text, and several times as large")),
                "people look for words inside: then pg_trgm, or a column of search words");
    }

    private static Decision brin(Index index, String name, double perSecond) {
        return decide(
                "index:" + index.name(),
                "db-query-unindexed",
                index.sql(),
                "'" + name + "' comes " + Capacity.rate(perSecond) + " and reads a range of " + index.leading()
                        + ", in whose order rows are written: a summary of each 128 pages finds it in "
                        + bytes(index.bytes()) + ".",
                List.of(new Rejected(
                        "a B-tree",
                        bytes(index.rows() * BTREE_ENTRY) + " and an entry more an insert, for a question so rare")),
                "rows whose " + index.leading() + " is changed later");
    }

    private Stream<Decision> fields(Resource resource) {
        return resource.fields().stream().flatMap(field -> field(resource.name() + "." + field.name(), field).stream());
    }

    private static List<Decision> field(String subject, Field field) {
        if (field.encrypted()) {
            return field.findable()
                    ? List.of(encrypted(subject), findable(subject, field))
                    : List.of(encrypted(subject));
        }
        return switch (field.type()) {
            case MONEY ->
                List.of(decide(
                        "money:" + subject,
                        "db-money-float",
                        field.column() + "_minor bigint beside " + field.column()
                                + "_currency char(3), each with a CHECK",
                        "Minor units are exact and add up in SQL; a bigint holds 92 quadrillion of them.",
                        List.of(
                                new Rejected("double precision", "0.1 + 0.2 is not 0.3"),
                                new Rejected("the type money", "its currency is a setting of the session")),
                        "amounts with more places than their currency has: numeric(19,4)"));
            case STATE, ENUM ->
                List.of(decide(
                        "words:" + subject,
                        "db-enum-ordinal",
                        "varchar(32) with a CHECK that names the words",
                        "Readable in every client; a new word is a new CHECK, added NOT VALID and validated after.",
                        List.of(
                                new Rejected(
                                        "the number of the constant",
                                        "a word put between the others changes what old rows mean"),
                                new Rejected("CREATE TYPE … AS ENUM", "a word cannot be taken out again")),
                        "words that people add: then a table of them"));
            case SEQUENCE ->
                List.of(decide(
                        "sequence:" + subject,
                        "data-max-plus-one",
                        field.column() + " GENERATED ALWAYS AS IDENTITY",
                        "Two inserts at once never get the same number and neither waits; a rollback leaves a gap.",
                        List.of(new Rejected("max + 1", "two inserts at once read the same maximum")),
                        "numbers that the law wants without gaps: a counter row, locked, one insert at a time"));
            case EMAIL,
                    TEXT,
                    MARKDOWN,
                    SLUG,
                    PHONE,
                    URL,
                    COUNTRY,
                    CURRENCY,
                    INT,
                    LONG,
                    BOOL,
                    DATE,
                    TIME,
                    UUID,
                    SECRET -> List.of();
        };
    }

    private static Decision encrypted(String subject) {
        return decide(
                "encrypted:" + subject,
                "sec-weak-crypto",
                "bytea with AES-256-GCM, a fresh nonce each, the key's id in front, table and column as associated data",
                "A dump or a stolen disk shows nothing, a ciphertext cannot be moved to another column, and keys change without a"
                        + " stop: new writes take the new key, old values are read as long as theirs is kept.",
                List.of(
                        new Rejected("pgcrypto", "the key passes through SQL and its logs"),
                        new Rejected("an encrypted disk alone", "whoever can query reads everything")),
                "searching by it: then a keyed hash beside it, for equality only");
    }

    private static Decision findable(String subject, Field field) {
        return decide(
                "found:" + subject,
                "sec-weak-crypto",
                field.comparedColumn() + ": HMAC-SHA-256 of the value with a key of its own, "
                        + (field.unique() ? "unique" : "indexed") + "; equality alone",
                "Equal values have different ciphertexts, so that without it each search would open every row"
                        + (field.unique() ? ", and nothing could keep a value from being taken twice" : "")
                        + ". A dump tells which rows have the same value, and nothing of it without the key.",
                List.of(
                        new Rejected(
                                "encryption that gives the same for the same",
                                "the ciphertext itself could be compared"),
                        new Rejected("a hash without a key", "whoever has a dump tries all phone numbers in minutes")),
                "values of which there are few: then their frequency tells them, and nothing should be searched by them");
    }

    private Decision email(Resource account) {
        return decide(
                "email-unique",
                "data-check-then-insert",
                "UNIQUE INDEX ON " + Names.table(account.name()) + " (lower(email))",
                "Twenty equal registrations at once make one row: the index decides, no look before. Case does not tell two"
                        + " people apart.",
                List.of(
                        new Rejected("existsByEmail first", "two callers both see that there is none"),
                        new Rejected("citext", "an extension, for one column")),
                "accounts that are one a tenant: then (tenant, lower(email))");
    }

    private Stream<Decision> kept(Resource resource) {
        return resource.retention().filter(each -> each.period().isPresent()).map(Retention::text).stream()
                .map(text -> decide(
                        "kept:" + resource.name(),
                        "db-mig-table-scan-lock",
                        "a nightly job deletes what is older than " + text + ", 5,000 rows a transaction",
                        "Of " + count(new Capacity(brief).inAYear(resource))
                                + " rows in a year one statement would hold its"
                                + " locks for as long as it runs and write as much WAL.",
                        List.of(new Rejected(
                                "partitions by month", "each unique and foreign key would have to carry the month")),
                        "deletions that no longer end by morning: then partitions"));
    }

    private static Decision tenancy(String tenancy) {
        return decide(
                "tenancy",
                "auth-tenant-filter",
                "one schema; every table carries its " + Field.snake(tenancy)
                        + "'s id, in front of its indexes and unique keys",
                "A question of one tenant reads that tenant's rows alone, and what is unique is so for each of them.",
                List.of(
                        new Rejected("a schema for each", "each migration runs as often as there are tenants"),
                        new Rejected("a database for each", "each keeps a pool of its own")),
                "a tenant that by contract must lie apart");
    }
}
