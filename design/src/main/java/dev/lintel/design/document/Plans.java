package dev.lintel.design.document;

import static dev.lintel.design.schema.Sizes.count;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.decide.Capacity;
import dev.lintel.design.document.Block.Table;
import java.util.ArrayList;
import java.util.List;

/// What happens when parts fail, how it is brought out, and what is tested.
final class Plans {
    private Plans() {}

    static Table failures(Brief brief) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "the database is away",
                "503 with Retry-After after 1 s; readiness says no",
                "nothing is lost that was answered"));
        rows.add(List.of(
                "a statement runs away",
                "503; its connection comes back",
                "the pool of " + new Capacity(brief).pool() + " stays usable"));
        rows.add(List.of(
                "a node dies",
                "the other " + (new Capacity(brief).nodes() - 1) + " take its clients",
                "open transactions roll back; leases end after 30 s"));
        for (External each : brief.externals()) {
            rows.add(
                    each.eventually()
                            ? List.of(
                                    each.name() + " is away",
                                    "nothing",
                                    "the outbox keeps it and tries again, later and later")
                            : List.of(
                                    each.name() + " is away",
                                    "201; the row stays as it began",
                                    "the call waits in its row and is made again, later and later; nothing is done twice"));
        }
        if (brief.auth().jwt().isPresent()) {
            rows.add(List.of(
                    "the identity provider is away",
                    "503 for its tokens whose key is not known yet",
                    "all others are served; its keys are fetched again"));
        }
        if (!brief.events().isEmpty()) {
            rows.add(List.of(
                    "who is told of events is away",
                    "nothing",
                    "events wait in the order of each subject, and are told later"));
        }
        brief.rules().forEach(rule -> {
            if (rule instanceof Rule.Follows(String whole, String to, String part, String state, String _)) {
                rows.add(List.of(
                        Names.one(part) + " becomes " + state + " after its " + whole + " has left the states before "
                                + to,
                        "both as they are",
                        "a person settles it: list " + part + " in " + state + " whose " + whole + " is not in " + to));
            }
        });
        rows.add(List.of("two change the same row", "412 for the second", "the first one's change stays"));
        rows.add(List.of("the relay dies after sending", "nothing", "it is sent again; readers know its id"));
        return new Table(List.of("When", "The client sees", "And then"), rows);
    }

    static Table rollout(Brief brief) {
        return new Table(
                List.of("Step", "What", "Back by"),
                List.of(
                        List.of(
                                "1 expand",
                                "the first migrations on the empty database; later ones only add, with lock_timeout, indexes CONCURRENTLY",
                                "nothing to undo"),
                        List.of(
                                "2 roll out",
                                "one node of " + new Capacity(brief).nodes()
                                        + ", then the others; readiness before traffic",
                                "the version before, which fits the same schema"),
                        List.of("3 watch", "5xx, p95 of each pattern, refused by limits, age of the outbox", ""),
                        List.of(
                                "4 contract",
                                "what nobody reads any more goes, "
                                        + brief.compatibility().deprecationDays() + " days after it was announced",
                                "a restore; therefore late")));
    }

    static Table tests(Brief brief, List<Operation> operations) {
        int callers = brief.roles().size() + 2;
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "access",
                operations.size() + " operations × " + callers + " callers = "
                        + count((double) operations.size() * callers) + " cases, from the matrix"));
        rows.add(List.of("contract", "every answer against openapi.yaml, each bound and one beside it"));
        rows.add(List.of(
                "questions",
                brief.patterns().stream().filter(each -> each.isList()).count()
                        + " lists, asked before the release on as many rows as a year brings: the plan has no sort and no"
                        + " scan of the table"));
        if (operations.stream().anyMatch(Operation::keyed)) {
            rows.add(List.of("twice", "50 equal requests at once: one row, one answer"));
        }
        for (Rule rule : brief.rules()) {
            rows.add(List.of("rule", kept(rule)));
        }
        if (operations.stream().anyMatch(each -> each.kind() == Operation.Kind.UPDATE)) {
            rows.add(List.of("lost update", "two with the same ETag: one 200, one 412"));
        }
        if (brief.service().graphql() != Brief.Graphql.NONE) {
            rows.add(List.of(
                    "GraphQL",
                    "the service does not start while schema and code differ; as many statements for many rows as for one;"
                            + " what is too deep or too dear is refused before the first statement; another's row is"
                            + " not found"));
        }
        rows.add(List.of("migrations", "applied on an empty PostgreSQL, and again: nothing happens"));
        rows.add(List.of("limits", "limit + 1 is 429, and Retry-After is true"));
        return new Table(List.of("What", "How"), rows);
    }

    private static String kept(Rule rule) {
        return switch (rule) {
            case Rule.NeverBelow _, Rule.SumAtMost _, Rule.Follows _, Rule.OneEach _ -> "20 at once: " + rule.text();
            case Rule.Idempotent _ -> rule.text() + ": 20 equal requests with one key make one row";
            case Rule.Stale _ -> rule.text() + ", and no longer: the next change by the same node drops the page";
            case Rule.ReadYourWrites _ -> rule.text() + ": the next answer has what was written";
        };
    }
}
