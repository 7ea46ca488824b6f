package dev.lintel.design.decide;

import static dev.lintel.design.schema.Sizes.bytes;
import static dev.lintel.design.schema.Sizes.count;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Type;
import dev.lintel.design.contract.Freshness;
import dev.lintel.design.contract.GraphBounds;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.decide.Decision.Rejected;
import dev.lintel.design.decide.Decision.Step;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What answers look like, and who may keep them.
record ResponseDecisions(Brief brief) {
    private static final int ROWS = 20;
    private static final int ROW_IN_JSON = 200;
    private static final int PAGES = 1000;

    Stream<Decision> all() {
        List<Operation> operations = new Operations(brief).all();
        return Stream.of(
                        Stream.of(contract(), headers()),
                        graphql(),
                        brief.compatibility().retired().entrySet().stream()
                                .map(each -> retired(each.getKey(), each.getValue())),
                        of(operations, Kind.UPDATE).map(ResponseDecisions::version),
                        of(operations, Kind.LIST).map(this::page),
                        of(operations, Kind.EXPORT).map(this::export),
                        brief.resources().stream().flatMap(this::cache))
                .flatMap(decisions -> decisions);
    }

    private static Stream<Operation> of(List<Operation> operations, Kind kind) {
        return operations.stream().filter(each -> each.kind() == kind);
    }

    private static Decision decide(
            String id, String practice, String choice, String why, List<Rejected> rejected, String changes) {
        return new Decision(id, Step.RESPONSE, practice, choice, why, rejected, changes);
    }

    private Decision retired(String version, LocalDate last) {
        return decide(
                "retired:" + version,
                "api-version-policy",
                version + " is answered as " + brief.service().apiVersion() + " until " + last
                        + ", with Deprecation, Sunset and a link to its successor; then 410",
                "The contract has only grown, so that one code answers both: who still asks the old address gets what it did,"
                        + " reads in each answer when that ends, and the access log says who they are.",
                List.of(
                        new Rejected("a copy of the old code", "two places for each mend"),
                        new Rejected("a redirect", "many clients do not follow one with a body")),
                "a change that cannot be made by adding: then the old handlers stay until that day");
    }

    private Decision contract() {
        int days = brief.compatibility().deprecationDays();
        return decide(
                "contract",
                "api-version-policy",
                "/" + brief.service().apiVersion() + "; the contract "
                        + (brief.compatibility().additive() ? "only grows" : "may change")
                        + "; what goes away carries Deprecation and Sunset for " + days + " days",
                "Clients that ignore what they do not know keep working; those who must change have " + days + " days.",
                List.of(new Rejected("a version in a media type", "caches, logs and people do not see it")),
                "a change that cannot be made by adding: then the next version beside this one");
    }

    private static Decision headers() {
        return decide(
                "headers",
                "sec-headers-missing",
                "no-store unless decided otherwise, nosniff, HSTS, no CORS origin, a content policy that allows nothing",
                "An answer that somebody keeps by mistake is read by whoever uses the machine next.",
                List.of(new Rejected("CORS for all", "any page could ask in its visitor's name")),
                "a page of another origin that calls it: that origin, by name");
    }

    private Stream<Decision> graphql() {
        return switch (brief.service().graphql()) {
            case NONE -> Stream.empty();
            case READS -> Stream.of(graphql("reads alone; what changes rows is asked over REST"));
            case ALL -> Stream.of(graphql("reads and changes"));
        };
    }

    private static Decision graphql(String what) {
        return decide(
                "graphql",
                "abuse-expensive-no-limit",
                "POST /graphql beside REST: " + what + "; " + GraphBounds.DEEPEST + " levels and a cost of "
                        + count(GraphBounds.DEAREST) + " a document at most; introspection closed",
                "Both ways call the same services: rows, rules, validation and problems are one. Each root field takes of its"
                        + " caller's allowance what it takes over REST, so that twenty names for one field are twenty requests."
                        + " What rows lead to is loaded for all of them in one statement, on one connection. Login,"
                        + " registration, exports and webhooks stay with REST.",
                List.of(
                        new Rejected(
                                "known documents alone",
                                "right where every client is ours and built with the service; a client of somebody else"
                                        + " could not ask anything new"),
                        new Rejected("a resolver for each row", "one statement for each row of a page"),
                        new Rejected("offsets", "a page that moves while it is read")),
                "clients that are all built with the service: then documents that are not among theirs are refused");
    }

    private static String name(Operation operation) {
        return operation.resource().map(Resource::name).orElse("");
    }

    private static Decision version(Operation operation) {
        return decide(
                "version:" + name(operation),
                "data-stale-form-update",
                "ETag from the version column; a change needs If-Match: without it 428, stale 412",
                "Two people who edit the same " + name(operation) + " do not overwrite each other unseen; who asks with"
                        + " If-None-Match gets 304 before its parts are loaded.",
                List.of(new Rejected("the last one wins", "the first one's change is gone and nobody knows")),
                "fields that only ever grow");
    }

    private Decision page(Operation operation) {
        long rows = operation.resource().map(new Capacity(brief)::inAYear).orElse(0L);
        int page = operation.patterns().stream()
                .mapToInt(AccessPattern::page)
                .findFirst()
                .orElse(ROWS);
        String orders = operation.patterns().stream()
                .flatMap(each -> each.sorts().stream())
                .map(AccessPattern.Sort::text)
                .distinct()
                .collect(Collectors.joining(", "));
        return decide(
                "page:" + name(operation),
                "api-collection-unpaged",
                "a cursor over the order, " + page + " rows unless said, 100 at most (400 above); orders: "
                        + (orders.isEmpty() ? "createdAt desc" : orders) + "; another word is 400"
                        + byLetters(operation),
                count(rows) + " rows in a year. Page 1,000 by offset reads and drops " + count(999.0 * page)
                        + " rows; the cursor reads " + page
                        + " at any depth, and rows that come in between are neither doubled nor lost.",
                List.of(
                        new Rejected("offset and a total", "slower each page, and count(*) reads all"),
                        new Rejected("any property as order", "an order without an index sorts the table")),
                "people who jump to a page: then search, not paging");
    }

    /// The order in which a brief names the words of an enum is in no column.
    private static String byLetters(Operation operation) {
        Resource resource = operation.resource().orElseThrow();
        String words = operation.patterns().stream()
                .flatMap(each -> each.sorts().stream())
                .flatMap(each -> resource.field(each.field()).stream())
                .filter(field -> field.type() == Type.ENUM || field.type() == Type.STATE)
                .map(Field::name)
                .distinct()
                .collect(Collectors.joining(" and "));
        return words.isEmpty()
                ? ""
                : "; " + words + " is in the order of its letters, not in that of the brief: an int beside it, set with"
                        + " it, orders as people mean it";
    }

    private Decision export(Operation operation) {
        long rows = operation.resource().map(new Capacity(brief)::inAYear).orElse(0L) / 365;
        return decide(
                "export:" + name(operation),
                "resp-stream-large",
                "one JSON a line, read by a cursor of 500 rows",
                "A day of " + count(rows) + " rows is " + bytes(rows * ROW_IN_JSON)
                        + "; collected first, it would stand in memory twice.",
                List.of(new Rejected("a JSON list", "a client must read all of it to parse any")),
                "exports that take more than a minute: then a job and a file");
    }

    private Stream<Decision> cache(Resource resource) {
        Freshness freshness = new Freshness(brief, resource);
        long seconds = freshness.seconds();
        if (seconds == 0) {
            return Stream.empty();
        }
        double perSecond = lists(resource).mapToDouble(AccessPattern::perSecond).sum();
        boolean open = freshness.isForAll();
        return Stream.of(decide(
                "cache:" + resource.name(),
                "resp-cache-headers",
                "Cache-Control: " + (open ? "public" : "private") + ", max-age=" + seconds + " and an ETag"
                        + (open
                                ? "; " + count(PAGES) + " pages in each node's memory for " + seconds
                                        + " s, dropped when it makes a change"
                                : ""),
                "It may be " + seconds + " s old and comes " + Capacity.rate(perSecond) + ", "
                        + count(perSecond * brief.scale().peakFactor())
                        + " at the peak: whoever asks again within that time asks"
                        + " nobody"
                        + (open
                                ? ", and a node asks the database once for each page. They are some "
                                        + bytes((long) PAGES * ROWS * ROW_IN_JSON) + "."
                                : "."),
                List.of(new Rejected("Redis", "one more hop and one more system, for what fits into each node")),
                open ? "answers that begin to depend on who asks: private, and no shared cache" : "nothing"));
    }

    private Stream<AccessPattern> lists(Resource resource) {
        return brief.patterns().stream()
                .filter(each -> each.isList() && each.resource().equals(resource.name()));
    }
}
