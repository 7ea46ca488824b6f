package dev.lintel.read.jooq;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Walk;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import dev.lintel.sql.Shape.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The statements that one body runs.
final class DslStatements {
    /// Of records: what they do to the table that they were made for.
    static final Map<String, Kind> RECORDS = Map.of(
            "store", Kind.UPSERT,
            "insert", Kind.INSERT,
            "update", Kind.UPDATE,
            "executeInsert", Kind.INSERT,
            "executeUpdate", Kind.UPDATE,
            "executeDelete", Kind.DELETE,
            "batchInsert", Kind.INSERT,
            "batchStore", Kind.UPSERT,
            "batchUpdate", Kind.UPDATE,
            "batchDelete", Kind.DELETE);

    private final Body body;
    private final Names names;

    DslStatements(Body body, Program program) {
        this.body = body;
        this.names = new Names(body, program);
    }

    List<Built> all() {
        return Walk.calls(body.block())
                .flatMap(call -> (DslChain.ENDS.contains(call.name()) ? statement(call) : record(call)).stream())
                .toList();
    }

    private Optional<Built> statement(Call end) {
        return DslChain.to(end, names)
                .filter(DslChain::context)
                .flatMap(chain -> new ShapeReader(body, names).read(chain).map(read -> built(end, chain, read)));
    }

    /// `dsl.newRecord(ORDER, order).store()`, in one chain or through a variable, and `dsl.batchInsert(records)`.
    private Optional<Built> record(Call end) {
        Kind kind = RECORDS.get(end.name());
        if (kind == null) {
            return Optional.empty();
        }
        boolean byContext = end.receiver().filter(DslChain::isContext).isPresent();
        Optional<Call> made = byContext ? onlyRecord() : end.receiver().flatMap(this::newRecord);
        return made.map(it -> {
            ShapeReader reader = new ShapeReader(body, names);
            Shape shape = reader.record(kind, it.arguments().getFirst());
            return new Built(body.method(), body.at(end), query(end, "newRecord", shape), reader.bound());
        });
    }

    private Optional<Call> newRecord(Expression of) {
        Expression now = of;
        for (int i = 0; i < 3; i++) {
            now = names.unfold(Names.withoutCast(now));
        }
        return now instanceof Call made && isNewRecord(made) ? Optional.of(made) : Optional.empty();
    }

    /// Records that were gathered on the way are all of one table when the body makes those of one only.
    private Optional<Call> onlyRecord() {
        List<Call> made =
                Walk.calls(body.block()).filter(DslStatements::isNewRecord).toList();
        return made.size() == 1 ? Optional.of(made.getFirst()) : Optional.empty();
    }

    private static boolean isNewRecord(Call call) {
        return call.name().equals("newRecord")
                && !call.arguments().isEmpty()
                && call.receiver().filter(DslChain::isContext).isPresent();
    }

    private Built built(Call end, DslChain chain, ShapeReader.Read read) {
        return new Built(body.method(), body.at(end), query(end, chain.first().name(), read.shape()), read.bound());
    }

    private Query query(Call end, String verb, Shape shape) {
        String text = verb
                + shape.mainTable()
                        .filter(name -> !name.isEmpty())
                        .map(name -> " " + name)
                        .orElse("");
        return new Query(shape, Language.CRITERIA, text, Set.of(), "", gives(end, shape), List.of(), body.at(end));
    }

    private static Gives gives(Call end, Shape shape) {
        if (shape.kind() != Kind.SELECT) {
            return Gives.NOTHING;
        }
        String name = end.name();
        if (name.equals("fetchExists")) {
            return Gives.BOOLEAN;
        }
        if (shape.aggregation() == Aggregation.SINGLE) {
            return Gives.NUMBER;
        }
        if (name.equals("stream") || name.equals("fetchLazy") || name.startsWith("fetchStream")) {
            return Gives.STREAM;
        }
        String plain = name.toLowerCase(Locale.ROOT);
        boolean one = plain.contains("one") || plain.contains("optional") || plain.contains("any");
        return one || plain.contains("single") || plain.equals("fetchvalue") ? Gives.ONE : Gives.MANY;
    }
}
