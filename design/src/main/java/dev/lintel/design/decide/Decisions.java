package dev.lintel.design.decide;

import static dev.lintel.design.decide.Capacity.bytes;
import static dev.lintel.design.decide.Capacity.count;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Brief.External;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Type;
import dev.lintel.design.decide.Decision.Rejected;
import dev.lintel.design.decide.Decision.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that is decided for a brief, in the order of the eight steps. A pure function: the same brief, the same decisions.
public record Decisions(Brief brief) {
    private static final long P99_ASSUMED_MILLIS = 2000;

    public List<Decision> all() {
        return Stream.of(
                        Stream.of(pool()),
                        new Indexes(brief).all().stream().map(this::index),
                        brief.resources().stream().flatMap(this::money),
                        brief.resources().stream().flatMap(this::neverBelow),
                        brief.resources().stream().flatMap(this::fieldRules),
                        brief.account().stream().flatMap(this::account),
                        brief.resources().stream().flatMap(this::ownership),
                        brief.resources().stream().flatMap(this::states),
                        brief.externals().stream().flatMap(this::external),
                        brief.events().stream().map(this::outbox),
                        brief.resources().stream().flatMap(this::versions),
                        brief.patterns().stream().flatMap(this::pages),
                        brief.patterns().stream().flatMap(this::cache),
                        Stream.of(limits()))
                .flatMap(decisions -> decisions)
                .sorted(java.util.Comparator.comparing(Decision::step))
                .toList();
    }

    private Decision pool() {
        Capacity capacity = new Capacity(brief);
        return new Decision(
                "pool", Step.USAGE, "db-pool-sizing",
                capacity.pool() + " connections a node, " + capacity.nodes() + " nodes",
                "At the peak " + count(Math.ceil(capacity.peak())) + " requests a second keep "
                        + count(Math.ceil(capacity.busyConnections() * 10) / 10)
                        + " connections busy (Little's law: rate times time held; 5 ms a read and 15 ms a write are assumed"
                        + " until measured). Twice that, between 8 and " + Capacity.LARGEST_POOL + ".",
                List.of(new Rejected("100 connections", "a PostgreSQL process each, and more context switches than work")),
                "measured times: `lintel optimize --db` has them");
    }

    private Decision index(Index index) {
        String size = bytes(index.bytes());
        if (index.pattern().isEmpty()) {
            return new Decision(
                    "index:" + index.name(), Step.SCHEMA, "db-fk-no-index", index.sql(),
                    "Deleting the row that " + index.leading() + " names would read all "
                            + count(index.rows()) + " rows of " + index.table() + " to see that none refers to it; the index"
                            + " takes " + size + " in a year.",
                    List.of(new Rejected("no index", "PostgreSQL makes none for a foreign key")),
                    "the rows that are referred to are never deleted, and nobody joins this way");
        }
        String partial = index.where().isPresent()
                ? " Only rows of the condition are in it; the size given is the bound, should all be."
                : "";
        return new Decision(
                "index:" + index.name(), Step.SCHEMA, "db-query-unindexed", index.sql(),
                "'" + index.pattern().get() + "' comes " + rate(index.perSecond()) + "; without it each reads and sorts"
                        + " up to " + count(index.rows()) + " rows. Equality first, then the order, then the id that makes"
                        + " the cursor exact: no sort is left. It takes " + size + " in a year, and one write more an insert."
                        + partial,
                List.of(
                        new Rejected("an index of the first column alone", "all rows of one value would be sorted each time"),
                        new Rejected("BRIN", "finds ranges in an order of insertion, not the newest rows of one owner")),
                "the pattern is asked less than once a minute and may take a second");
    }

    private static String rate(double perSecond) {
        if (perSecond == 0) {
            return "at a rate nobody has said";
        }
        return perSecond >= 1 ? count(perSecond) + " times a second" : count(Math.max(1, perSecond * 86_400)) + " times a day";
    }

    private Stream<Decision> money(Resource resource) {
        return resource.fields().stream().filter(field -> field.type() == Type.MONEY).map(field -> new Decision(
                "money:" + resource.name() + "." + field.name(), Step.SCHEMA, "db-money-float",
                field.column() + "_minor bigint beside " + field.column() + "_currency char(3), with a CHECK",
                "Minor units are exact and add up in SQL; a bigint holds 92 quadrillion of them.",
                List.of(
                        new Rejected("double precision", "0.1 + 0.2 is not 0.3"),
                        new Rejected("PostgreSQL's money", "its currency is a setting of the session")),
                "amounts with more places than their currency has: numeric(19,4)"));
    }

    private Stream<Decision> neverBelow(Resource resource) {
        return resource.fields().stream()
                .filter(field -> field.type() == Type.INT && field.from().isPresent() && field.from().getAsLong() == 0)
                .filter(field -> brief.consistency().stream().anyMatch(each -> each.startsWith(field.name() + " never below")))
                .map(field -> new Decision(
                        "never-below:" + resource.name() + "." + field.name(), Step.LOGIC, "data-lost-update",
                        "UPDATE … SET " + field.column() + " = " + field.column() + " - ? WHERE id = ? AND "
                                + field.column() + " >= ?, and a CHECK",
                        "One statement takes and tests at once, so that two buyers of the last one cannot both succeed;"
                                + " no row touched is 409.",
                        List.of(
                                new Rejected("read, compare, write", "both readers see the last one"),
                                new Rejected("a version column here", "buyers of different pieces would retry for each other")),
                        "more than some 500 a second for one row: reserve in batches"));
    }

    private Stream<Decision> fieldRules(Resource resource) {
        List<String> rules = resource.fields().stream().filter(Field::isWritable).map(Decisions::rule).toList();
        List<String> own = resource.fields().stream()
                .filter(field -> !field.isWritable())
                .map(Field::name)
                .toList();
        return rules.isEmpty() && own.isEmpty()
                ? Stream.empty()
                : Stream.of(new Decision(
                        "validation:" + resource.name(), Step.VALIDATION, "val-ddl-constraint-unmirrored",
                        String.join("; ", rules),
                        "The same bounds stand in the request type, in the contract and in the table; all fields that are"
                                + " wrong are told at once, with a pointer and a code each."
                                + (own.isEmpty() ? "" : " The server alone sets " + String.join(", ", own)
                                        + ": a request that carries one is refused."),
                        List.of(new Rejected("only in the application", "an import or a second writer goes round it")),
                        "a bound that turns out wrong: widening is one migration, narrowing is two"));
    }

    private static String rule(Field field) {
        String bounds = field.from().isPresent() || field.to().isPresent()
                ? " " + (field.from().isPresent() ? field.from().getAsLong() : "")
                        + ".." + (field.to().isPresent() ? field.to().getAsLong() : "")
                : "";
        return field.name() + ": " + field.type().word() + bounds + (field.optional() ? ", may be absent" : "");
    }

    private Stream<Decision> account(Resource account) {
        return Stream.of(
                new Decision(
                        "password-hash", Step.ACCESS, "sec-password-hash",
                        "argon2id, 19 MiB, 2 passes, 1 lane, set explicitly; bcrypt is verified and upgraded at login",
                        "Each guess costs an attacker 19 MiB of memory. No more hashes run at once than there are cores, and"
                                + " only behind the limit.",
                        List.of(
                                new Rejected("Spring's ready-made argon2 defaults", "16 MiB, below OWASP's 19"),
                                new Rejected("bcrypt", "needs no memory, so graphics cards guess cheaply; cuts at 72 bytes")),
                        "a login that takes more than half a second on the smallest node"),
                new Decision(
                        "registration-answer", Step.ACCESS, "auth-user-enumeration",
                        "202 with the same body and work for a new and for a known address; the mail tells the difference",
                        "Otherwise anybody asks for addresses one by one and learns who has an account.",
                        List.of(new Rejected("409 for a known address", "it is the answer that the attacker wants")),
                        "an internal service whose accounts everybody knows"),
                new Decision(
                        "email-unique", Step.SCHEMA, "data-check-then-insert",
                        "UNIQUE INDEX ON " + Names.table(account.name()) + " (lower(email))",
                        "Twenty equal registrations at once make one row: the index decides, no look before.",
                        List.of(new Rejected("existsByEmail first", "two callers both see that there is none")),
                        "accounts that may share an address"),
                new Decision(
                        "verification-token", Step.ACCESS, "auth-reset-token",
                        "256 random bits in the mail, SHA-256 of them in the table; works once, for 24 hours; a new one ends the old",
                        "Who reads the table or a backup cannot confirm for others.",
                        List.of(new Rejected("a signed link without a row", "it cannot be ended or used up")),
                        "codes that people type: six digits, then five tries in ten minutes"));
    }

    private Stream<Decision> ownership(Resource resource) {
        boolean owned = resource.access().values().stream().flatMap(List::stream).anyMatch(Resource.Who::isOwner);
        if (!owned) {
            return Stream.empty();
        }
        return Stream.of(new Decision(
                "owner:" + resource.name(), Step.ACCESS, "auth-object-not-owned",
                "whose row it is stands in the WHERE of each statement; another's row is 404",
                "A check that is part of the query cannot be forgotten on one path, costs no second query, and says nothing"
                        + " about rows that are not the caller's.",
                List.of(
                        new Rejected("load, then compare, then 403", "403 tells that the id exists"),
                        new Rejected("row level security", "needs a setting on each pooled connection; a later, second wall")),
                "support staff who must know the difference: they read by role"));
    }

    private Stream<Decision> states(Resource resource) {
        if (resource.states().isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new Decision(
                "states:" + resource.name(), Step.LOGIC, "data-lost-update",
                "UPDATE … SET status = ? WHERE id = ? AND status IN (those before it); CHECK (status IN ("
                        + String.join(", ", resource.states().keySet()) + "))",
                "The transition is tested where it is made: of two at once one changes a row, the other is told 409.",
                List.of(new Rejected("an if before the save", "both readers see the old state")),
                "transitions that people configure: then a table of them"));
    }

    private Stream<Decision> external(External external) {
        if (external.kind().equals("smtp")) {
            return Stream.of(new Decision(
                    "outbox:" + external.name(), Step.LOGIC, "data-dual-write",
                    "the mail is a row of the outbox, in the same transaction; a relay sends it (FOR UPDATE SKIP LOCKED)",
                    "A crash between commit and sending loses no mail, and a rollback sends none.",
                    List.of(new Rejected("send, then commit", "the mail is out and the row is not")),
                    "mail that may be lost"));
        }
        long p99 = external.p99Millis() == 0 ? P99_ASSUMED_MILLIS : external.p99Millis();
        double perSecond = brief.patterns().stream()
                .filter(each -> each.operation().equals(Optional.of(external.usedBy())))
                .mapToDouble(AccessPattern::perSecond)
                .sum();
        return Stream.of(
                new Decision(
                        "no-connection-during:" + external.name(), Step.LOGIC, "data-tx-remote-call",
                        "write the row as begun, commit, call " + external.name() + ", then a second transaction",
                        "Held during the call, " + count(perSecond) + "/s times " + count(p99 / 1000.0) + " s is "
                                + count(Math.ceil(perSecond * p99 / 1000)) + " connections doing nothing, against a pool of "
                                + new Capacity(brief).pool() + ".",
                        List.of(new Rejected("one transaction", "the pool is empty as soon as " + external.name() + " is slow")),
                        "never; a job settles what was begun and not finished"),
                new Decision(
                        "idempotency:" + external.usedBy(), Step.LOGIC, "data-post-not-idempotent",
                        "Idempotency-Key required: missing 400, same key and body the stored answer, other body 422, in flight 409",
                        "A client whose connection broke cannot know and will ask again; the key is a row written first, with"
                                + " a lease of 30 s, kept for 24 h.",
                        List.of(new Rejected("Redis for the keys", "not in the transaction of the row, so both can disagree")),
                        "an operation whose repetition changes nothing"),
                new Decision(
                        "time-budget:" + external.name(), Step.LOGIC, "res-http-timeout",
                        "connect 1 s, answer " + count(Math.ceil(p99 * 1.5 / 1000)) + " s, then 503 with Retry-After",
                        "One and a half of its 99th percentile; without a bound a request waits for as long as the network likes.",
                        List.of(new Rejected("retries here", "a slow provider gets twice the load; the client retries by its key")),
                        "a provider that promises another bound"));
    }

    private Decision outbox(Brief.Event event) {
        return new Decision(
                "outbox:" + event.name(), Step.LOGIC, "data-dual-write",
                event.name() + " is written to the outbox with the change to " + event.state(),
                "At least once, in order for one " + event.resource() + ", and never without the change.",
                List.of(
                        new Rejected("publish after commit", "a crash between loses it"),
                        new Rejected("change data capture", "one more system to run, for one event")),
                "many events and readers: then capture from the log");
    }

    private Stream<Decision> versions(Resource resource) {
        if (resource.isClosed("update")) {
            return Stream.empty();
        }
        return Stream.of(new Decision(
                "version:" + resource.name(), Step.RESPONSE, "data-stale-form-update",
                "ETag from the version column; a change needs If-Match: without it 428, stale 412",
                "Two people who edit the same " + resource.name() + " do not overwrite each other unseen.",
                List.of(new Rejected("the last one wins", "the first one's change is gone and nobody knows")),
                "fields that only ever grow"));
    }

    private Stream<Decision> pages(AccessPattern pattern) {
        if (pattern.operation().isPresent() || pattern.by().equals(List.of("id"))) {
            return Stream.empty();
        }
        return Stream.of(new Decision(
                "page:" + pattern.resource() + ":" + pattern.name(), Step.RESPONSE, "api-offset-deep",
                "a cursor over the order, " + pattern.page() + " rows unless said, 100 at most; sort words from a list",
                "Page 1,000 by offset reads and drops " + count(999.0 * pattern.page()) + " rows; the cursor reads "
                        + pattern.page() + " at any depth, and rows that come in between are neither doubled nor lost.",
                List.of(new Rejected("offset and a total", "slower each page, and count(*) reads all")),
                "people who jump to a page: then search, not paging"));
    }

    private Stream<Decision> cache(AccessPattern pattern) {
        if (pattern.staleSeconds() == 0) {
            return Stream.empty();
        }
        return Stream.of(new Decision(
                "cache:" + pattern.resource() + ":" + pattern.name(), Step.RESPONSE, "resp-cache-headers",
                "Cache-Control: max-age=" + pattern.staleSeconds() + " and an ETag",
                "It may be " + pattern.staleSeconds() + " s old and comes " + rate(pattern.perSecond())
                        + ": whoever asks again within that time asks nobody.",
                List.of(new Rejected("Redis", "one more hop and one more system for what the client can keep")),
                "answers that depend on who asks: private"));
    }

    private Decision limits() {
        return new Decision(
                "limits", Step.LIMITS, "abuse-auth-no-limit",
                String.join("; ", brief.limits().tiers().entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .map(each -> each.getKey() + " " + each.getValue().requests() + " in " + each.getValue().perSeconds()
                                + " s, burst " + each.getValue().burst())
                        .toList()),
                "By caller, and by address (a /64 of IPv6) before anybody is known; before the hash and before the database."
                        + " 429 with a Retry-After after which the call succeeds. What an operation costs: "
                        + brief.limits().weights().entrySet().stream()
                                .sorted(java.util.Map.Entry.comparingByKey())
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(java.util.stream.Collectors.joining(", ", "", brief.limits().weights().isEmpty() ? "1 each." : ".")),
                List.of(
                        new Rejected("a fixed window", "twice the limit at its edge"),
                        new Rejected("locking the account", "anybody could lock anybody out; the pair of account and address is slowed")),
                "the access log: `lintel traffic replay` tells whom the limits would hit");
    }
}
