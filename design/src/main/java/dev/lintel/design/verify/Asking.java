package dev.lintel.design.verify;

import dev.lintel.design.verify.Contract.Operation;
import dev.lintel.design.verify.Rows.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// People who ask, the rows that they have made, and requests that the contract allows them. Each answer is judged
/// when it comes.
final class Asking {
    private final Contract contract;
    private final Client client;
    private final Random random;
    private final Rows rows;
    private final Values values;
    private final Oracle oracle;
    private final Map<String, List<Person>> people = new LinkedHashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    Asking(Contract contract, Client client, Random random) {
        this.contract = contract;
        this.client = client;
        this.random = random;
        this.rows = new Rows(contract);
        this.oracle = new Oracle(contract, rows);
        this.values = new Values(
                contract,
                random,
                name -> rows.any(name, random, _ -> true).map(Row::id).orElse(name));
    }

    Oracle oracle() {
        return oracle;
    }

    Values values() {
        return values;
    }

    /// Two of each role.
    void meet(List<String> roles, Person.Maker maker) {
        for (String role : roles) {
            people.put(role, List.of(maker.somebody(role), maker.somebody(role)));
        }
        accounts();
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

    List<Person> everybody() {
        return people.values().stream().flatMap(List::stream).toList();
    }

    /// Somebody who may call it: for what only owners may, whose row there is.
    Optional<Person> caller(Operation operation) {
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

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Optional<Row> row(Operation operation, Person person) {
        String parameter = Rows.first(operation.path());
        return rows.any(parameter, random, row -> row.maker().equals(person))
                .or(() -> rows.any(parameter, random, row -> sameTenant(row, person)));
    }

    private static boolean sameTenant(Row row, Person person) {
        return person.tenant().isEmpty() || row.maker().tenant().equals(person.tenant());
    }

    /// A request that the contract allows; empty while there is no row to ask for.
    Optional<Ask> ask(Operation operation, Person person, Optional<Row> row) {
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

    String tag(String path, Person person) {
        if (!tags.containsKey(path)) {
            tags.put(path, client.send(Ask.of("GET", path).by(person)).header("ETag"));
        }
        String tag = tags.get(path);
        return tag == null || tag.isEmpty() ? "\"0\"" : tag;
    }

    Reply send(Operation operation, Ask ask, Person person, Optional<Row> row, String says) {
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

    /// A row that somebody else has made.
    Optional<Row> another(Operation operation, Person person) {
        return rows.any(
                Rows.first(operation.path()), random, each -> !each.maker().equals(person));
    }

    /// The same at once, as often as said.
    List<Reply> together(Operation operation, int times, Ask ask, Person person, Optional<Row> row) {
        List<Reply> replies = client.together(times, ask);
        replies.forEach(each -> oracle.judge(operation, ask, each, person, row, "many at once"));
        tags.remove(ask.path());
        replies.stream()
                .filter(each -> each.status() == 201)
                .findFirst()
                .ifPresent(each -> rows.made(operation, each, person));
        return replies;
    }

    /// What a row looks like to somebody, not judged.
    Map<String, Object> look(String path, Person person) {
        return client.send(Ask.of("GET", path).by(person)).object();
    }
}
