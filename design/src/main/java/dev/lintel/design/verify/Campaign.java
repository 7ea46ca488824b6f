package dev.lintel.design.verify;

import dev.lintel.design.verify.Contract.Operation;
import dev.lintel.design.verify.Mutations.Mutation;
import dev.lintel.design.verify.Outcome.Kind;
import dev.lintel.design.verify.Rows.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/// Requests drawn from a seed, right ones and hostile ones, from everybody who can ask. What must hold of every
/// answer: no failure of the service, nothing that the contract does not say, nothing of another's, nothing done
/// twice.
public final class Campaign {
    private static final int TOGETHER = 20;
    private static final long LONGEST_ADDRESS = 4000;

    private final Contract contract;
    private final Random random;
    private final Asking asking;
    private final Values values;
    private final Oracle oracle;

    private Campaign(Contract contract, Client client, long seed) {
        this.contract = contract;
        this.random = new Random(seed);
        this.asking = new Asking(contract, client, random);
        this.values = asking.values();
        this.oracle = asking.oracle();
    }

    /// @param roles that somebody can have
    /// @param requests at least so many
    public static Outcome run(
            Contract contract, Client client, List<String> roles, Person.Maker maker, long seed, long requests) {
        Campaign campaign = new Campaign(contract, client, seed);
        campaign.asking.meet(roles, maker);
        while (campaign.oracle.requests() < requests) {
            campaign.step();
        }
        contract.operations().forEach(campaign::limited);
        return campaign.oracle.outcome();
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

    private void right(Operation operation) {
        asking.caller(operation).ifPresent(person -> {
            Optional<Row> row = operation.isOfOneRow() ? asking.row(operation, person) : Optional.empty();
            asking.ask(operation, person, row)
                    .ifPresent(ask -> asking.send(operation, ask, person, row, "as the contract says"));
        });
    }

    private void mutated(Operation operation) {
        Optional<Map<String, Object>> schema = contract.body(operation);
        Optional<Person> person = asking.caller(operation);
        if (schema.isEmpty() || person.isEmpty()) {
            return;
        }
        Optional<Row> row = operation.isOfOneRow() ? asking.row(operation, person.get()) : Optional.empty();
        asking.ask(operation, person.get(), row).ifPresent(ask -> {
            Map<String, Object> body = Nodes.map(values.valid("", schema.get()));
            Mutation mutation = asking.one(new Mutations(contract, values).of(schema.get(), body));
            Reply reply =
                    asking.send(operation, ask.saying(Json.write(mutation.body())), person.get(), row, mutation.says());
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
        Person person = asking.caller(operation).orElse(asking.one(asking.everybody()));
        Optional<Row> row = operation.isOfOneRow() ? asking.row(operation, person) : Optional.empty();
        Optional<Ask> ask = asking.ask(operation, person, row);
        if (ask.isEmpty()) {
            return;
        }
        String path = ask.get().path().replaceAll("\\?.*", "");
        if (parameters.isEmpty()) {
            if (operation.isOfOneRow()) {
                String strange = operation
                        .path()
                        .replaceAll("\\{\\w+}", asking.one(List.of("abc", "0", "%00", "%27%20or%201", "..%2f")));
                asking.send(operation, ask.get().to(strange), person, Optional.empty(), "an id that is none");
            }
            return;
        }
        Contract.Parameter parameter = asking.one(parameters);
        Object value = asking.one(strange(parameter.schema()));
        StringBuilder given = new StringBuilder(path + "?" + parameter.name() + "=" + Text.encoded(value));
        parameters.stream()
                .filter(each -> each.required() && !each.equals(parameter))
                .forEach(each -> given.append('&')
                        .append(each.name())
                        .append('=')
                        .append(Text.encoded(values.valid(each.name(), each.schema()))));
        String says = parameter.name() + "='" + value + "'";
        Reply reply = asking.send(operation, ask.get().to(given.toString()), person, row, says);
        boolean cursor = parameter.name().equals("cursor");
        boolean wrong = !value.equals("") && (cursor || !allows(parameter.schema(), String.valueOf(value)));
        oracle.expect(!wrong || !reply.isGood(), Kind.ACCEPTED, operation, says, reply);
    }

    /// What no parameter, or not this one, may be.
    private static List<Object> strange(Map<String, Object> schema) {
        List<Object> all = new ArrayList<>(List.of("", "-1", "1000000", "x y", "a\u0000", "9".repeat(40), "'--"));
        Nodes.number(schema, "minimum").filter(least -> least > Long.MIN_VALUE).ifPresent(least -> all.add(least - 1));
        Nodes.number(schema, "maximum").filter(most -> most < Long.MAX_VALUE).ifPresent(most -> all.add(most + 1));
        Nodes.number(schema, "maxLength")
                .filter(most -> most < LONGEST_ADDRESS)
                .ifPresent(most -> all.add("a".repeat(most.intValue() + 1)));
        return all;
    }

    private static boolean allows(Map<String, Object> schema, String value) {
        List<String> words = Nodes.texts(schema, "enum");
        if (!words.isEmpty()) {
            return words.contains(value);
        }
        return switch (Nodes.text(schema, "type")) {
            case "integer" -> within(schema, value);
            case "boolean" -> false;
            default ->
                value.length() <= Nodes.number(schema, "maxLength").orElse(Long.MAX_VALUE)
                        && Pattern.compile(Nodes.text(schema, "pattern"))
                                .matcher(value)
                                .find()
                        && !List.of("uuid", "date", "date-time", "email").contains(Nodes.text(schema, "format"));
        };
    }

    private static boolean within(Map<String, Object> schema, String value) {
        try {
            long number = Long.parseLong(value);
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
        Person person = asking.one(asking.everybody());
        Optional<Row> row = asking.another(operation, person);
        asking.ask(operation, person, row)
                .ifPresent(ask -> asking.send(operation, ask, person, row, "on what is another's"));
    }

    private void atTheDoor(Operation operation) {
        Person person = asking.one(asking.everybody());
        Optional<Row> row = operation.isOfOneRow() ? asking.row(operation, person) : Optional.empty();
        asking.ask(operation, person, row).ifPresent(ask -> {
            String token = person.token().orElse("");
            Person other = asking.one(List.of(
                    Person.STRANGER,
                    person.holding("a.b.c"),
                    person.holding("x"),
                    person.holding(Text.unsigned(token)),
                    person.holding(Text.forged(token)),
                    person));
            Reply reply = asking.send(operation, ask.by(other), other, row, "with a token that is none");
            boolean closed = !operation.isPublic() && !other.equals(person);
            oracle.expect(!closed || reply.status() == 401, Kind.DOOR, operation, "without a valid token", reply);
        });
    }

    private void headers(Operation operation) {
        Person person = asking.caller(operation).orElse(asking.one(asking.everybody()));
        Optional<Row> row = operation.isOfOneRow() ? asking.row(operation, person) : Optional.empty();
        asking.ask(operation, person, row).ifPresent(ask -> {
            switch (random.nextInt(5)) {
                case 0 -> asking.send(operation, ask.with("Accept", "application/xml"), person, row, "for XML");
                case 1 -> {
                    if (ask.body().isPresent()) {
                        Reply reply =
                                asking.send(operation, ask.with("Content-Type", "text/plain"), person, row, "as text");
                        oracle.expect(
                                !reply.isGood(), Kind.ACCEPTED, operation, "a body that is said to be text", reply);
                    }
                }
                case 2 -> {
                    if (ask.body().isPresent()) {
                        Reply reply = asking.send(operation, ask.saying("{\"a\": "), person, row, "half a body");
                        oracle.expect(!reply.isGood(), Kind.ACCEPTED, operation, "half a body", reply);
                    }
                }
                case 3 ->
                    asking.send(operation, ask.with("Origin", "https://elsewhere.example"), person, row, "from a page");
                default -> {
                    if (ask.headers().containsKey("If-Match") || ask.headers().containsKey("Idempotency-Key")) {
                        Reply reply =
                                asking.send(operation, ask.bare(), person, row, "without a header that is needed");
                        oracle.expect(
                                !reply.isGood(), Kind.ACCEPTED, operation, "without a header that is needed", reply);
                    }
                }
            }
        });
    }

    private void twice(Operation operation) {
        Person person = asking.caller(operation).orElse(asking.one(asking.everybody()));
        Optional<Row> row = operation.isOfOneRow() ? asking.row(operation, person) : Optional.empty();
        boolean keyed = contract.needs(operation, "Idempotency-Key");
        boolean versioned = contract.needs(operation, "If-Match");
        boolean unique = Boolean.TRUE.equals(operation.node().get("x-unique"));
        Optional<Ask> ask = keyed || versioned || unique ? asking.ask(operation, person, row) : Optional.empty();
        if (ask.isEmpty()) {
            return;
        }
        int times = random.nextBoolean() ? TOGETHER : 2;
        List<Reply> replies = asking.together(operation, times, ask.get(), person, row);
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
        Person person = asking.caller(operation).orElse(asking.one(asking.everybody()));
        Optional<Row> row = operation.isOfOneRow() ? asking.row(operation, person) : Optional.empty();
        asking.ask(operation, person, row).ifPresent(ask -> {
            String path = ask.path().replaceAll("\\?.*", "");
            Map<String, Object> before = asking.look(path, person);
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
                Ask told = contract.needs(operation, "If-Match") ? ask.with("If-Match", asking.tag(path, person)) : ask;
                Reply reply = asking.send(
                        operation, told.saying(Json.write(request)), person, row, name + " beside the request");
                Object after = asking.look(path, person).get(name);
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
        Person person = asking.caller(operation).orElse(Person.STRANGER);
        if (most.isEmpty()) {
            return;
        }
        for (long i = 0; i <= most.get(); i++) {
            Optional<Ask> ask = asking.ask(operation, person, Optional.empty());
            if (ask.isEmpty()) {
                return;
            }
            Reply reply = asking.send(operation, ask.get(), person, Optional.empty(), "again and again");
            if (reply.status() == 429) {
                return;
            }
            oracle.expect(i < most.get(), Kind.UNLIMITED, operation, (i + 1) + " without a pause", reply);
        }
    }
}
