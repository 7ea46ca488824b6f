package dev.lintel.design.document;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.document.Block.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What an attacker would try, and what meets it.
final class Threats {
    private Threats() {}

    static Table owasp(Brief brief, List<Operation> operations) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "API1 object level",
                of(operations, Operation::isOfOneRow),
                "whose row it is stands in the WHERE; another's is 404; tested for each operation and caller"));
        rows.add(List.of(
                "API2 authentication",
                of(operations, each -> each.kind() == Kind.LOGIN || each.isRegistration()),
                "short tokens with checked claims; argon2id behind the limit; guesses slowed by account and address"));
        rows.add(List.of(
                "API3 property level",
                of(operations, each -> each.kind() == Kind.CREATE || each.kind() == Kind.UPDATE),
                "requests and answers are records of their own; unknown keys are 400; the service sets "
                        + computed(brief)));
        rows.add(List.of(
                "API4 resource consumption",
                "all",
                "limits by tier and weight, pages of 100 at most, 64 KiB bodies, statement_timeout, one pool"));
        rows.add(List.of(
                "API5 function level",
                of(operations, each -> !each.isPublic()),
                "closed unless the brief says who; the matrix above is a test"));
        rows.add(List.of(
                "API6 sensitive flows",
                of(operations, each -> each.weight() > 1),
                "weights, and Idempotency-Key where doubling costs"));
        rows.add(List.of(
                "API7 request forgery by the server",
                "none",
                "no operation takes an address to call; hosts outside are configuration"));
        rows.add(List.of(
                "API8 misconfiguration",
                "all",
                "headers, no CORS, only health is open of the actuator, problem details without internals"));
        rows.add(List.of(
                "API9 inventory",
                "all",
                "one contract in the repository, held against the service by a test; one version"));
        rows.add(List.of(
                "API10 use of other APIs",
                brief.externals().stream().map(External::name).collect(Collectors.joining(", ")),
                "times, breaker, bounded and parsed answers, signed webhooks, TLS verified"));
        return new Table(List.of("Row", "Where", "Control"), rows);
    }

    private static String computed(Brief brief) {
        String fields = brief.resources().stream()
                .flatMap(each -> each.fields().stream()
                        .filter(field -> !field.isWritable())
                        .map(field -> each.name() + "." + field.name()))
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? "nothing else" : fields;
    }

    private static String of(List<Operation> operations, Predicate<Operation> where) {
        List<String> names =
                operations.stream().filter(where).map(Operation::name).toList();
        return names.isEmpty() ? "none" : names.size() == operations.size() ? "all" : String.join(", ", names);
    }

    static Table byOperation(Brief brief, List<Operation> operations) {
        return new Table(
                List.of("Operation", "What would be tried", "What meets it"),
                operations.stream()
                        .map(each -> List.of("`" + each.line() + "`", tried(each), met(brief, each)))
                        .toList());
    }

    private static String tried(Operation operation) {
        return switch (operation.kind()) {
            case CREATE ->
                operation.isRegistration()
                        ? "learn who has an account; open thousands; become staff by a field"
                        : "in another's name; a field that the service sets; twice";
            case LIST, EXPORT -> "other people's rows; all at once; an order that has no index";
            case READ -> "another's id, guessed or seen";
            case UPDATE -> "another's row; over somebody's change; a field that the service sets";
            case DELETE -> "another's row; what others refer to";
            case MOVE -> "from a state that does not allow it; two at once";
            case LOGIN -> "many passwords on one account; one password on many";
            case CONFIRM -> "guess a token; use one twice";
            case ASK_CONFIRM -> "fill a mailbox; learn who has an account";
            case WEBHOOK -> "pretend to be the system outside; send an old event again";
        };
    }

    private static String met(Brief brief, Operation operation) {
        List<String> all = new ArrayList<>();
        if (operation.isRegistration()) {
            all.add("one answer for both; confirmation by mail");
        }
        if (operation.who().stream().anyMatch(Who::isOwner)) {
            all.add("the owner in the WHERE");
        }
        if (operation.keyed()) {
            all.add("Idempotency-Key");
        }
        switch (operation.kind()) {
            case UPDATE -> all.add("If-Match");
            case MOVE -> all.add("the state in the WHERE");
            case LIST -> all.add("a cursor, 100 rows, listed orders");
            case EXPORT -> all.add("a role, a range, a stream");
            case LOGIN -> all.add("the same work for an unknown account; the pair slowed");
            case CONFIRM -> all.add("256 bits, once, for a day");
            case ASK_CONFIRM -> all.add("one answer for all");
            case WEBHOOK -> all.add("HMAC, 5 minutes, each id once");
            case DELETE -> all.add("foreign keys that restrict");
            case CREATE, READ -> {}
        }
        boolean secrets = operation.resource().stream()
                .flatMap(each -> each.fields().stream())
                .anyMatch(Field::encrypted);
        if (secrets && operation.kind() == Kind.READ) {
            all.add("secrets in no answer");
        }
        all.add("limit, weight " + operation.weight());
        return String.join("; ", all);
    }
}
