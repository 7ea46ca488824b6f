package dev.lintel.design.verify;

import dev.lintel.design.verify.Contract.Operation;
import dev.lintel.design.verify.Outcome.Kind;
import dev.lintel.design.verify.Rows.Row;
import java.util.Map;
import java.util.Optional;

/// Says of each answer whether it may be so.
final class Oracle {
    private static final int LONGEST = 300;

    private final Rows rows;
    private final Conformance conformance;
    private final Optional<String> tenant;
    private final Outcome.Tally tally = new Outcome.Tally();
    private long requests;

    Oracle(Contract contract, Rows rows) {
        this.rows = rows;
        this.conformance = new Conformance(contract);
        this.tenant = Optional.of(Nodes.text(contract.document(), "x-tenant")).filter(each -> !each.isEmpty());
    }

    long requests() {
        return requests;
    }

    Outcome outcome() {
        return tally.outcome();
    }

    /// What must hold whatever was asked.
    void judge(Operation operation, Ask ask, Reply reply, Person person, Optional<Row> row, String says) {
        requests++;
        tally.count(reply);
        boolean later = reply.status() == 503 && !reply.header("Retry-After").isEmpty();
        expect(reply.status() < 500 || later, Kind.BROKE, operation, says, reply);
        for (String each : conformance.differences(operation, reply)) {
            expect(false, Kind.CONTRACT, operation, each + ", " + says, reply);
        }
        for (String each : Exposure.of(ask, reply)) {
            expect(false, Kind.LEAKED, operation, each + ", " + says, reply);
        }
        if (!reply.isGood()) {
            return;
        }
        row.ifPresent(each -> expect(may(operation, person, each), Kind.FOREIGN, operation, says, reply));
        if (row.isEmpty() && !operation.isForOwners()) {
            expect(
                    operation.isOpenTo(person),
                    Kind.DOOR,
                    operation,
                    "as " + person.role().orElse("a stranger"),
                    reply);
        }
        if (ask.method().equals("GET")) {
            listed(operation, person, reply);
        }
    }

    private void listed(Operation operation, Person person, Reply reply) {
        for (Map<String, Object> item : reply.items()) {
            rows.of(String.valueOf(item.get("id")))
                    .ifPresent(row -> expect(may(operation, person, row), Kind.FOREIGN, operation, "in a list", reply));
        }
    }

    private boolean may(Operation operation, Person person, Row row) {
        boolean own = row.maker().id().equals(person.id());
        boolean tenants = tenant.equals(Optional.of(row.parameter()));
        boolean near = tenants
                || person.tenant().isEmpty()
                || operation.isPublic()
                || person.tenant().equals(row.maker().tenant());
        return operation.isForOwners() && own || operation.isOpenTo(person) && near;
    }

    void expect(boolean holds, Kind kind, Operation operation, String says, Reply reply) {
        if (!holds) {
            String text = reply.text().length() > LONGEST ? reply.text().substring(0, LONGEST) : reply.text();
            tally.add(kind, operation, says + " 'answered " + reply.status() + " " + text + "'");
        }
    }
}
