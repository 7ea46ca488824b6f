package dev.lintel.design.verify;

import dev.lintel.design.verify.Contract.Operation;
import dev.lintel.design.verify.Mutations.Mutation;
import dev.lintel.design.verify.Outcome.Kind;
import dev.lintel.design.verify.Rows.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Requests drawn from a seed, right ones and hostile ones, from everybody who can ask. What must hold of every
/// answer: no failure of the service, nothing that the contract does not say, nothing of another's, nothing done
/// twice.
public final class Campaign {
    private static final int TOGETHER = 20;

    private final Contract contract;
    private final Client client;
    private final Random random;
    private final Rows rows;
    private final Values values;
    private final Oracle oracle;
    private final Map<String, List<Person>> people = new LinkedHashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    private Campaign(Contract contract, Client client, long seed) {
        this.contract = contract;
        this.client = client;
        this.random = new Random(seed);
        this.rows = new Rows(contract);
        this.oracle = new Oracle(contract, rows);
        this.values = new Values(
                contract,
                random,
                name -> rows.any(name, random, _ -> true).map(Row::id).orElse(name));
    }

    /// @param roles that somebody can have
    /// @param requests at least so many
    public static Outcome run(
            Contract contract, Client client, List<String> roles, Person.Maker maker, long seed, long requests) {
        Campaign campaign = new Campaign(contract, client, seed);
        for (String role : roles) {
            campaign.people.put(role, List.of(maker.somebody(role), maker.somebody(role)));
        }
        campaign.accounts();
        while (campaign.oracle.requests() < requests) {
            campaign.step();
        }
        contract.operations().forEach(campaign::limited);
        return campaign.oracle.outcome();
    }

    /// Whoever is asked for may be a row too: the address that answers them with themselves says of which kind.
    private void accounts() {
        for (Operation each : contract.operations()) {
            if (each.method().equals("GET")
                    && each.path().endsWith("}")
                    && each.access().contains("owner")) {
                everybody().stream()
                        .filter(person -> client.send(Ask.of("GET", each.path().replaceAll("\\{\\w+}", person.id()))
                                        .by(person))
                                .isGood())
                        .forEach(person -> rows.add(new Row(Rows.last(each.path()), person.id(), person)));
            }
        }
    }

    private List<Person> everybody() {
        return people.values().stream().flatMap(List::stream).toList();
    }

    private void step() {
        List<Operation> all = contract.operations();
        Operation operation = all.get(random.nextInt(all.size()));
        boolean dear = operation.isPublic() && !operation.method().equals("GET");
        boolean rare = operation.method().equals("DELETE");
        if ((dear || rare) && random.nextInt(5) > 0) {
            return;
        }
        switch (random.nextInt(11)) {
            case 0, 1, 2 -> right(operation);
            case 3, 4 -> mutated(operation);
            case 5 -> queried(operation);
            case 6 -> foreign(operation);
            case 7 -> atTheDoor(operation);
            case 8 -> headers(operation);
            case 9 -> more(operation);
            default -> twice(operation);
        }
    }

    // people and rows

    /// Somebody who may call it: for what only owners may, whose row there is.
    private Optional<Person> caller(Operation operation) {
        List<Person> may = everybody().stream().filter(operation::isOpenTo).toList();
        if (operation.isPublic()) {
            return Optional.of(random.nextBoolean() ? Person.STRANGER : one(everybody()));
        }
        if (!may.isEmpty() && (!operation.isForOwners() || random.nextInt(3) == 0)) {
            return Optional.of(one(may));
        }
        return operation.isForOwners() && operation.isOfOneRow()
                ? rows.any(Rows.first(operation.path()), random, _ -> true).map(Row::maker)
                : Optional.of(one(everybody()));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Optional<Row> row(Operation operation, Person person) {
        String parameter = Rows.first(operation.path());
        return rows.any(parameter, random, row -> row.maker().equals(person))
                .or(() -> rows.any(parameter, random, row -> sameTenant(row, person)));
    }

    private static boolean sameTenant(Row row, Person person) {
        return person.tenant().isEmpty() || row.maker().tenant().equals(person.tenant());
    }

    /// A request that the contract allows; empty while there is no row to ask for.
    private Optional<Ask> ask(Operation operation, Person person, Optional<Row> row) {
        if (operation.isOfOneRow() && row.isEmpty()) {
            return Optional.empty();
        }
        String path = row.map(each -> operation.path().replaceAll("\\{\\w+}", each.id()))
                .orElse(operation.path());
        Ask ask = Ask.of(operation.method(), path + query(operation)).by(person);
        if (contract.needs(operation, "Idempotency-Key")) {
            ask = ask.with("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
        }
        if (contract.needs(operation, "If-Match")) {
            ask = ask.with("If-Match", tag(path, person));
        }
        Optional<Map<String, Object>> body = contract.body(operation);
        return Optional.of(body.isPresent() ? ask.saying(Json.write(values.valid("", body.get()))) : ask);
    }

    private String query(Operation operation) {
        StringBuilder query = new StringBuilder();
        for (Contract.Parameter each : contract.parameters(operation)) {
            boolean told = each.in().equals("query") && !each.name().equals("cursor");
            if (told && (each.required() || random.nextInt(3) == 0)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(each.name())
                        .append('=')
                        .append(Text.encoded(values.valid(each.name(), each.schema())));
            }
        }
        return query.toString();
    }

    private String tag(String path, Person person) {
        if (!tags.containsKey(path)) {
            tags.put(path, client.send(Ask.of("GET", path).by(person)).header("ETag"));
        }
        String tag = tags.get(path);
        return tag == null || tag.isEmpty() ? "\"0\"" : tag;
    }

    private Reply send(Operation operation, Ask ask, Person person, Optional<Row> row, String says) {
        Reply reply = client.send(ask);
        oracle.judge(operation, ask, reply, person, row, says);
        String path = ask.path().replaceAll("\\?.*", "");
        if (operation.method().equals("POST") && reply.status() == 201) {
            rows.made(operation, reply, person);
        }
        if (!operation.method().equals("GET")) {
            tags.remove(path);
            row.ifPresent(each -> tags.remove(
                    path.substring(0, path.indexOf(each.id()) + each.id().length())));
        }
        if (operation.method().equals("DELETE") && reply.isGood()) {
            row.ifPresent(rows::remove);
        }
        return reply;
    }

    // what is tried

    private void right(Operation operation) {
        caller(operation).ifPresent(person -> {
            Optional<Row> row = operation.isOfOneRow() ? row(operation, person) : Optional.empty();
            ask(operation, person, row).ifPresent(ask -> send(operation, ask, person, row, "as the contract says"));
        });
    }

    private void mutated(Operation operation) {
        Optional<Map<String, Object>> schema = contract.body(operation);
        Optional<Person> person = caller(operation);
        if (schema.isEmpty() || person.isEmpty()) {
            return;
        }
        Optional<Row> row = operation.isOfOneRow() ? row(operation, person.get()) : Optional.empty();
        ask(operation, person.get(), row).ifPresent(ask -> {
            Map<String, Object> body = Nodes.map(values.valid("", schema.get()));
            Mutation mutation = one(new Mutations(contract, values).of(schema.get(), body));
            Reply reply = send(operation, ask.saying(Json.write(mutation.body())), person.get(), row, mutation.says());
            boolean wrong = mutation.valid().equals(Optional.of(false));
            boolean right = mutation.valid().equals(Optional.of(true));
            oracle.expect(!wrong || !reply.isGood(), Kind.ACCEPTED, operation, mutation.says(), reply);
            oracle.expect(
                    !right || reply.status() != 400 && reply.status() != 415,
                    Kind.REFUSED,
                    operation,
                    mutation.says(),
                    reply);
        });
    }

    private void queried(Operation operation) {
        List<Contract.Parameter> parameters = contract.parameters(operation).stream()
                .filter(each -> each.in().equals("query"))
                .toList();
        Person person = caller(operation).orElse(one(everybody()));
        Optional<Row> row = operation.isOfOneRow() ? row(operation, person) : Optional.empty();
        Optional<Ask> ask = ask(operation, person, row);
        if (ask.isEmpty()) {
            return;
        }
        String path = ask.get().path().replaceAll("\\?.*", "");
        if (parameters.isEmpty()) {
            if (operation.isOfOneRow()) {
                String strange = operation
                        .path()
                        .replaceAll("\\{\\w+}", one(List.of("abc", "0", "%00", "%27%20or%201", "..%2f")));
                send(operation, ask.get().to(strange), person, Optional.empty(), "an id that is none");
            }
            return;
        }
        Contract.Parameter parameter = one(parameters);
        boolean words = !Nodes.list(parameter.schema(), "enum").isEmpty()
                || parameter.name().equals("cursor");
        List<Object> wrong = new ArrayList<>(List.of("", "-1", "1000000", "x y", "a\u0000", "9".repeat(40), "'--"));
        Object value = one(wrong);
        StringBuilder given = new StringBuilder(path + "?" + parameter.name() + "=" + Text.encoded(value));
        parameters.stream()
                .filter(each -> each.required() && !each.equals(parameter))
                .forEach(each -> given.append('&')
                        .append(each.name())
                        .append('=')
                        .append(Text.encoded(values.valid(each.name(), each.schema()))));
        String says = parameter.name() + "='" + value + "'";
        Reply reply = send(operation, ask.get().to(given.toString()), person, row, says);
        boolean outside =
                Nodes.text(parameter.schema(), "type").equals("integer") && !within(parameter.schema(), value);
        boolean refused = (words || outside) && !String.valueOf(value).isEmpty();
        oracle.expect(!refused || !reply.isGood(), Kind.ACCEPTED, operation, says, reply);
    }

    private static boolean within(Map<String, Object> schema, Object value) {
        try {
            long number = Long.parseLong(String.valueOf(value));
            return number >= Nodes.number(schema, "minimum").orElse(Long.MIN_VALUE)
                    && number <= Nodes.number(schema, "maximum").orElse(Long.MAX_VALUE);
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private void foreign(Operation operation) {
        if (!operation.isOfOneRow()) {
            return;
        }
        Person person = one(everybody());
        Optional<Row> row = rows.any(
                Rows.first(operation.path()), random, each -> !each.maker().equals(person));
        ask(operation, person, row).ifPresent(ask -> send(operation, ask, person, row, "on what is another's"));
    }

    private void atTheDoor(Operation operation) {
        Person person = one(everybody());
        Optional<Row> row = operation.isOfOneRow() ? row(operation, person) : Optional.empty();
        ask(operation, person, row).ifPresent(ask -> {
            String token = person.token().orElse("");
            Person other = one(List.of(
                    Person.STRANGER,
                    person.holding("a.b.c"),
                    person.holding("x"),
                    person.holding(Text.unsigned(token)),
                    person.holding(Text.forged(token)),
                    person));
            Reply reply = send(operation, ask.by(other), other, row, "with a token that is none");
            boolean closed = !operation.isPublic() && !other.equals(person);
            oracle.expect(!closed || reply.status() == 401, Kind.DOOR, operation, "without a valid token", reply);
        });
    }

    private void headers(Operation operation) {
        Person person = caller(operation).orElse(one(everybody()));
        Optional<Row> row = operation.isOfOneRow() ? row(operation, person) : Optional.empty();
        ask(operation, person, row).ifPresent(ask -> {
            switch (random.nextInt(5)) {
                case 0 -> send(operation, ask.with("Accept", "application/xml"), person, row, "for XML");
                case 1 -> {
                    if (ask.body().isPresent()) {
                        Reply reply = send(operation, ask.with("Content-Type", "text/plain"), person, row, "as text");
                        oracle.expect(
                                !reply.isGood(), Kind.ACCEPTED, operation, "a body that is said to be text", reply);
                    }
                }
                case 2 -> {
                    if (ask.body().isPresent()) {
                        Reply reply = send(operation, ask.saying("{\"a\": "), person, row, "half a body");
                        oracle.expect(!reply.isGood(), Kind.ACCEPTED, operation, "half a body", reply);
                    }
                }
                case 3 -> send(operation, ask.with("Origin", "https://elsewhere.example"), person, row, "from a page");
                default -> {
                    if (ask.headers().containsKey("If-Match") || ask.headers().containsKey("Idempotency-Key")) {
                        Reply reply = send(operation, ask.bare(), person, row, "without a header that is needed");
                        oracle.expect(
                                !reply.isGood(), Kind.ACCEPTED, operation, "without a header that is needed", reply);
                    }
                }
            }
        });
    }

    private void twice(Operation operation) {
        Person person = caller(operation).orElse(one(everybody()));
        Optional<Row> row = operation.isOfOneRow() ? row(operation, person) : Optional.empty();
        boolean keyed = contract.needs(operation, "Idempotency-Key");
        boolean versioned = contract.needs(operation, "If-Match");
        boolean unique = Boolean.TRUE.equals(operation.node().get("x-unique"));
        Optional<Ask> ask = keyed || versioned || unique ? ask(operation, person, row) : Optional.empty();
        if (ask.isEmpty()) {
            return;
        }
        List<Reply> replies = client.together(random.nextBoolean() ? TOGETHER : 2, ask.get());
        replies.forEach(each -> oracle.judge(operation, ask.get(), each, person, row, "many at once"));
        tags.remove(ask.get().path());
        replies.stream()
                .filter(each -> each.status() == 201)
                .findFirst()
                .ifPresent(each -> rows.made(operation, each, person));
        List<Reply> good = replies.stream().filter(Reply::isGood).toList();
        long done = keyed ? good.stream().map(Reply::text).distinct().count() : good.size();
        good.stream()
                .findFirst()
                .ifPresent(first -> oracle.expect(
                        done <= 1, Kind.TWICE, operation, done + " of " + replies.size() + " equal requests", first));
    }

    /// What an answer shows and a request does not have is nobody's to set by writing it all the same.
    private void more(Operation operation) {
        Optional<Operation> shown = contract.named("GET", operation.path()).findFirst();
        Optional<Map<String, Object>> body = contract.body(operation);
        if (!operation.method().equals("PUT") || shown.isEmpty() || body.isEmpty()) {
            return;
        }
        Person person = caller(operation).orElse(one(everybody()));
        Optional<Row> row = operation.isOfOneRow() ? row(operation, person) : Optional.empty();
        ask(operation, person, row).ifPresent(ask -> {
            String path = ask.path().replaceAll("\\?.*", "");
            Ask look = Ask.of("GET", path).by(person);
            Map<String, Object> before = client.send(look).object();
            contract.answer(shown.get()).forEach((name, schema) -> {
                Map<String, Object> rules = contract.resolved(Nodes.map(schema));
                Object other = values.valid(name, rules);
                boolean given = Nodes.map(body.get(), "properties").containsKey(name);
                if (given
                        || !before.containsKey(name)
                        || String.valueOf(other).equals(String.valueOf(before.get(name)))) {
                    return;
                }
                Map<String, Object> request = new LinkedHashMap<>(Nodes.map(values.valid("", body.get())));
                request.put(name, other);
                Ask told = contract.needs(operation, "If-Match") ? ask.with("If-Match", tag(path, person)) : ask;
                Reply reply =
                        send(operation, told.saying(Json.write(request)), person, row, name + " beside the request");
                Object after = client.send(look).object().get(name);
                oracle.expect(
                        !reply.isGood() || !String.valueOf(other).equals(String.valueOf(after)),
                        Kind.ACCEPTED,
                        operation,
                        name + " was set, which no request has",
                        reply);
            });
        });
    }

    /// Where the contract names how many in a minute are too many (`x-limit`), so many are asked.
    private void limited(Operation operation) {
        Optional<Long> most = Nodes.number(operation.node(), "x-limit");
        Person person = caller(operation).orElse(Person.STRANGER);
        if (most.isEmpty()) {
            return;
        }
        for (long i = 0; i <= most.get(); i++) {
            Optional<Ask> ask = ask(operation, person, Optional.empty());
            if (ask.isEmpty()) {
                return;
            }
            Reply reply = send(operation, ask.get(), person, Optional.empty(), "again and again");
            if (reply.status() == 429) {
                return;
            }
            oracle.expect(i < most.get(), Kind.UNLIMITED, operation, (i + 1) + " without a pause", reply);
        }
    }
}
