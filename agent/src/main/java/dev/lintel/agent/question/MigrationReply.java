package dev.lintel.agent.question;

import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.answer.Commands;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a migration that is only proposed would do to the code as it stands: while it is rolled out, that code runs
/// against the new schema. Places are those of the repository, the pasted text has none.
final class MigrationReply {
    private static final int MOST_ASKERS = 3;

    private final Standing standing;
    private final ImpactReply impact;

    MigrationReply(Standing standing) {
        this.standing = standing;
        this.impact = new ImpactReply(standing);
    }

    Answer of(List<Change> changes) {
        List<Part> parts = new ArrayList<>();
        int breaking = 0;
        for (Change change : changes) {
            List<Part> told = parts(change);
            parts.addAll(told);
            breaking += told.isEmpty() || !breaks(change) ? 0 : 1;
        }
        if (parts.isEmpty()) {
            return Answer.of(
                    Replies.KIND,
                    "Nothing that was read hangs on what these "
                            + Replies.count(changes.size(), "statement changes", "statements change") + ".");
        }
        return Answer.of(
                        Replies.KIND,
                        breaking == 0
                                ? "No statement of it takes away what the code needs."
                                : Replies.count(breaking, "statement takes", "statements take")
                                        + " away what the code as it stands needs.",
                        parts.toArray(Part[]::new))
                .then(new Commands(standing.target()).of("review", "--diff HEAD"));
    }

    private static boolean breaks(Change change) {
        return switch (change) {
            case Change.DropTable _,
                    Change.RenameTable _,
                    Change.DropColumn _,
                    Change.RenameColumn _,
                    Change.AlterColumn _ -> true;
            case Change.AddColumn added -> isDemanding(added.column());
            default -> false;
        };
    }

    private List<Part> parts(Change change) {
        return switch (change) {
            case Change.DropTable drop -> gone("drop " + drop.table(), drop.table(), "");
            case Change.RenameTable rename -> gone("rename " + rename.table(), rename.table(), "");
            case Change.DropColumn drop ->
                gone("drop " + drop.table() + "." + drop.column(), drop.table(), drop.column());
            case Change.RenameColumn rename ->
                gone("rename " + rename.table() + "." + rename.column(), rename.table(), rename.column());
            case Change.AlterColumn alter ->
                gone("alter " + alter.table() + "." + alter.column(), alter.table(), alter.column());
            case Change.AddColumn add
            when isDemanding(add.column()) ->
                part(
                        "add " + add.table() + "." + add.column().name() + ", which must have a value: inserts of the"
                                + " code before it fail",
                        inserts(add.table()));
            case Change.DropIndex drop -> without(drop.index());
            case Change.CreateIndex create ->
                part("index on " + create.table() + ": may use it", searches(create.table(), create.index()));
            case Change.AddKey key
            when !key.primary() ->
                part(
                        "unique (" + String.join(", ", key.key().columns()) + ") on " + key.table()
                                + ": a second equal row becomes an error here",
                        writers(key.table()));
            case Change.AddForeignKey key ->
                part(
                        "foreign key from " + key.table() + " to " + key.key().target()
                                + ": an unknown key becomes an error here",
                        writers(key.table()));
            case Change.AddCheck check ->
                part("check on " + check.table() + ": a row against it becomes an error here", writers(check.table()));
            case Change.Unread unread ->
                List.of(new Part(
                        "Not understood",
                        List.of(Claim.unknown(
                                unread.what() + ", line " + unread.at().line()))));
            default -> List.of();
        };
    }

    private static boolean isDemanding(Column column) {
        return !column.nullable() && !column.defaulted();
    }

    private List<Part> gone(String heading, String table, String column) {
        return impact.of(new Question.Impact(table, column)).parts().stream()
                .filter(part -> !part.claims().isEmpty())
                .map(part -> new Part(heading + " · " + part.heading(), part.claims()))
                .toList();
    }

    private static List<Part> part(String heading, List<Claim> claims) {
        return claims.isEmpty() ? List.of() : List.of(new Part(heading, claims));
    }

    private List<Part> without(String index) {
        for (Backend backend : standing.backends()) {
            for (Table table : backend.schema().tables().values()) {
                for (Index each : table.indexes()) {
                    if (each.name().equals(index)) {
                        return part(
                                "drop index " + index + ": may need another way to the rows",
                                searches(table.name(), each));
                    }
                }
            }
        }
        return List.of();
    }

    /// Statements that ask for rows by the first column of an index, each once, with who asks.
    private List<Claim> searches(String table, Index index) {
        String first = index.columns().getFirst();
        return statements(query -> query.shape().reads(table)
                && Stream.concat(
                                query.shape().filter().stream().map(Shape.Predicate::column),
                                query.shape().order().stream().map(Shape.Order::column))
                        .anyMatch(column -> column.name().equals(first)
                                && (column.table().isEmpty() || column.table().equals(table))));
    }

    private List<Claim> inserts(String table) {
        return statements(query -> query.shape().reads(table)
                && (query.shape().kind() == Shape.Kind.INSERT || query.shape().kind() == Shape.Kind.UPSERT));
    }

    private List<Claim> statements(Predicate<Query> wanted) {
        Map<Query, List<String>> askers = new LinkedHashMap<>();
        for (Door door : standing.doors()) {
            door.paths()
                    .queries(door.entry())
                    .map(path -> ((Step.Run) path.step()).query())
                    .filter(query -> !query.isReference() && wanted.test(query))
                    .distinct()
                    .forEach(query -> askers.computeIfAbsent(query, _ -> new ArrayList<>())
                            .add(door.label()));
        }
        return askers.entrySet().stream()
                .map(each -> asked(each.getKey(), each.getValue()))
                .toList();
    }

    private static Claim asked(Query query, List<String> by) {
        String first = String.join(", ", by.stream().limit(MOST_ASKERS).toList());
        return Claim.fact(first + more(by.size() - MOST_ASKERS), by.getFirst(), query.at());
    }

    private static String more(int rest) {
        return rest > 0 ? " and " + rest + " more" : "";
    }

    private List<Claim> writers(String table) {
        return Replies.claims(standing.doors().stream()
                .filter(door -> Deed.CHANGE.isDone(door.paths().traffic().of(table), door.entry()))
                .toList());
    }
}
