package dev.lintel.design.decide;

import static dev.lintel.design.schema.Sizes.count;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Field.Origin;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.OnDelete;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.decide.Decision.Rejected;
import dev.lintel.design.decide.Decision.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must stay true while many ask at once.
record LogicDecisions(Brief brief) {
    private static final int HOURS = 24;

    Stream<Decision> all() {
        return Stream.of(
                        brief.rules().stream().flatMap(this::rule),
                        brief.resources().stream().flatMap(LogicDecisions::states),
                        brief.resources().stream().flatMap(this::computed),
                        brief.resources().stream().flatMap(this::referred),
                        new Operations(brief)
                                .all().stream().filter(Operation::keyed).map(this::keyed),
                        Stream.of(problems(), statementTimeout()))
                .flatMap(decisions -> decisions);
    }

    private static Decision decide(
            String id, String practice, String choice, String why, List<Rejected> rejected, String changes) {
        return new Decision(id, Step.LOGIC, practice, choice, why, rejected, changes);
    }

    private Stream<Decision> rule(Rule rule) {
        return switch (rule) {
            case Rule.NeverBelow below -> Stream.of(neverBelow(below));
            case Rule.SumAtMost sum -> Stream.of(sumAtMost(sum));
            case Rule.Follows follows -> Stream.of(follows(follows));
            case Rule.ReadYourWrites own ->
                Stream.of(decide(
                        "own-writes:" + own.resource(),
                        "auth-cache-key",
                        "lists of one's own " + own.resource()
                                + " come from the primary and are kept by nobody: no-store",
                        "A replica or a cache would show the list from before the change that its reader has just made.",
                        List.of(new Rejected(
                                "wait until the replica has it", "every read pays for the few that follow a write")),
                        "readers of other people's rows: they may be served from a replica"));
            case Rule.OneEach one -> Stream.of(oneEach(one));
            case Rule.Idempotent _, Rule.Stale _ -> Stream.empty();
        };
    }

    private Decision neverBelow(Rule.NeverBelow rule) {
        List<Resource> takers = brief.takers(rule.resource());
        if (takers.isEmpty()) {
            return decide(
                    "never-below:" + rule.resource() + "." + rule.field(),
                    "val-ddl-constraint-unmirrored",
                    "the bounds of " + rule.field()
                            + ", in the request type and as a CHECK; no statement takes from it",
                    "No part of another resource refers to " + Names.one(rule.resource())
                            + ", so that a change of the row itself is all that moves it.",
                    List.of(new Rejected("a statement that nothing calls", "dead code is taken for a promise")),
                    "parts that take from it");
        }
        String column = Field.snake(rule.field());
        double peak = brief.patterns().stream()
                        .filter(each -> each.operation()
                                .filter(op -> op.endsWith(".create"))
                                .isPresent())
                        .filter(each -> takers.stream().anyMatch(of -> of.name().equals(each.resource())))
                        .mapToDouble(AccessPattern::perSecond)
                        .sum()
                * brief.scale().peakFactor();
        return decide(
                "never-below:" + rule.resource() + "." + rule.field(),
                "data-lost-update",
                "UPDATE " + Names.table(rule.resource()) + " SET " + column + " = " + column + " - ? WHERE id = ? AND "
                        + column + " - ? >= " + rule.least() + ", in the order of ids, and a CHECK",
                "One statement takes and tests at once: of two buyers of the last one the second is told 409. Rows are taken in"
                        + " the order of their ids, so that two baskets cannot wait for each other. "
                        + (peak > 0
                                ? count(peak) + " a second at the peak fit one row, should all want the same."
                                : ""),
                List.of(
                        new Rejected("read, compare, write", "both readers see the last one"),
                        new Rejected("a version column here", "buyers of different pieces would retry for each other")),
                "more than some 500 a second for one row: reserve in batches");
    }

    private static Decision oneEach(Rule.OneEach rule) {
        return decide(
                "one-each:" + rule.resource() + "." + String.join(".", rule.by()),
                "data-check-then-insert",
                "a unique index over " + String.join(" and ", rule.by())
                        + (rule.unless().isEmpty()
                                ? ""
                                : ", of rows that are not " + String.join(" or ", rule.unless()))
                        + "; the second is 409",
                "Two requests at once both find that there is none yet. The index alone sees both.",
                List.of(
                        new Rejected("look first, then insert", "between the two somebody else inserts"),
                        new Rejected(
                                "a lock around both", "everybody waits for everybody, and the next method forgets it")),
                "rows that may overlap in part, as periods do: an exclusion constraint");
    }

    private static Decision sumAtMost(Rule.SumAtMost rule) {
        return decide(
                "sum:" + rule.part() + "." + rule.state(),
                "data-lost-update",
                "SELECT … FROM " + Names.table(rule.whole()) + " WHERE id = ? FOR UPDATE before "
                        + Names.one(rule.part()) + " becomes " + rule.state() + "; then the sum is compared",
                "The rule spans rows, so that no CHECK can hold it. Whoever adds to the sum holds the one row that bounds it:"
                        + " twenty at once are compared one after the other.",
                List.of(
                        new Rejected("SERIALIZABLE", "also right; everybody who writes must then be ready to repeat"),
                        new Rejected("compare without the lock", "two that each fit do not fit together")),
                "sums that change many times a second: a running total in the row, with a CHECK");
    }

    private Decision follows(Rule.Follows rule) {
        return decide(
                "follows:" + rule.whole() + "." + rule.to(),
                "data-lost-update",
                rule.whole() + " becomes " + rule.to() + " in the transaction in which its " + rule.part()
                        + " becomes " + rule.state()
                        + (brief.sumBefore(rule).isPresent()
                                ? ", once the sum is all of it; the row is locked before it is summed"
                                : ""),
                "No request can claim it, and there is no moment at which one is true and the other is not. An answer that"
                        + " comes twice moves nothing twice. A " + rule.whole()
                        + " that has gone elsewhere meanwhile stays there.",
                List.of(
                        new Rejected(
                                "an event that a listener follows",
                                "the two differ until it is read, and after it is lost"),
                        new Rejected("a request of the client", "it would claim what only the other side knows"),
                        new Rejected("a trigger", "a rule of the business where nobody who reads the code sees it")),
                "rows of another service: then by its event, from the outbox");
    }

    private static Stream<Decision> states(Resource resource) {
        return resource.stateField().map(Field::column).stream()
                .map(column -> decide(
                        "states:" + resource.name(),
                        "data-lost-update",
                        "UPDATE … SET " + column + " = ? WHERE id = ? AND " + column + " IN (the states before it)",
                        "The transition is tested where it is made: of two at once one changes a row, the other is told 409. "
                                + resource.states().size() + " states, "
                                + resource.states().values().stream()
                                        .mapToInt(List::size)
                                        .sum() + " transitions.",
                        List.of(new Rejected("an if before the save", "both readers see the old state")),
                        "transitions that people configure: then a table of them"));
    }

    private Stream<Decision> computed(Resource resource) {
        return resource.fields().stream()
                .flatMap(field -> source(resource, field).stream()
                        .map(source -> decide(
                                "computed:" + resource.name() + "." + field.name(),
                                "auth-mass-assignment",
                                field.name() + " is " + source,
                                "A client that names the price pays what it likes. It is read in the transaction that writes the row.",
                                List.of(new Rejected(
                                        "take it from the request and compare",
                                        "one more way to be wrong, for the same value")),
                                "nothing")));
    }

    private Optional<String> source(Resource resource, Field field) {
        return switch (field.origin()) {
            case Origin.Client() -> Optional.empty();
            case Origin.Told(String by) -> Optional.of("what " + by + " tells");
            case Origin.Snapshot(String of) -> Optional.of("copied from " + of + " when the row is made, and kept");
            case Origin.Computed(Optional<String> from) ->
                Optional.of(from.or(() -> brief.sumOf(resource, field)
                                .map(sum -> "the sum of " + sum.money().name()
                                        + sum.times()
                                                .map(times -> " × " + times.name())
                                                .orElse("") + " over "
                                        + sum.part().name()))
                        .orElse("set by the service"));
        };
    }

    private Stream<Decision> referred(Resource resource) {
        String by = brief.resources().stream()
                .filter(each -> each.links()
                        .anyMatch(link -> link.to().equals(resource.name()) && link.onDelete() == OnDelete.RESTRICT))
                .map(Resource::name)
                .collect(Collectors.joining(", "));
        return by.isEmpty() || resource.isClosed("delete")
                ? Stream.empty()
                : Stream.of(decide(
                        "deletion:" + resource.name(),
                        "db-missing-fk",
                        "ON DELETE RESTRICT; deleting " + Names.one(resource.name()) + " that rows of " + by
                                + " refer to is 409",
                        "What refers to it would lose its meaning.",
                        List.of(
                                new Rejected("cascade", "one request would take rows that nobody meant"),
                                new Rejected("a deleted flag", "every query would have to remember it")),
                        "rows that mean nothing without it: `cascade`"));
    }

    private Decision keyed(Operation operation) {
        int hours = brief.rules().stream()
                .flatMap(rule -> rule instanceof Rule.Idempotent(String of, int time) && of.equals(operation.name())
                        ? Stream.of(time)
                        : Stream.<Integer>empty())
                .findFirst()
                .orElse(HOURS);
        double rows = operation.perSecond() * 3600 * hours;
        return decide(
                "idempotency:" + operation.name(),
                "data-post-not-idempotent",
                "Idempotency-Key required: missing 400, same key and body the stored answer, other body 422, in flight 409",
                "A client whose connection broke cannot know and will ask again. The key is a row written first, in the same"
                        + " database, with a lease of 30 s, kept for " + hours + " h"
                        + (rows > 0 ? ": " + count(rows) + " rows at most." : "."),
                List.of(new Rejected(
                        "Redis for the keys", "not in the transaction of the row, so that both can disagree")),
                "an operation whose repetition changes nothing");
    }

    private static Decision problems() {
        return decide(
                "problems",
                "resp-problem-details",
                "every error is application/problem+json (RFC 9457) with a type of ours and a trace id; no text of an exception",
                "Clients decide by type, people find the log by the id, and nothing of the inside is told.",
                List.of(new Rejected("a format of our own", "every client would learn it anew")),
                "nothing");
    }

    private Decision statementTimeout() {
        long slowest = brief.patterns().stream()
                .filter(each -> each.operation().isEmpty() && !each.stream())
                .mapToLong(AccessPattern::p95Millis)
                .max()
                .orElse(0);
        long millis = Math.clamp(slowest * 10, 1000, 5000);
        return decide(
                "statement-timeout",
                "res-db-timeout",
                "statement_timeout " + millis
                        + " ms, lock_timeout 1 s, 1 s to wait for a connection; then 503 with Retry-After",
                (slowest > 0 ? "Ten times the slowest list's target of " + slowest + " ms, within 1 to 5 s. " : "")
                        + "A statement that runs away gives its connection back before the pool of "
                        + new Capacity(brief).pool() + " is empty.",
                List.of(new Rejected("none", "one slow statement, asked often, stops everything")),
                "reports: their own pool, with their own time");
    }
}
