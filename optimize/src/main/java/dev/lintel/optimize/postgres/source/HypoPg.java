package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.SecondOpinion;
import dev.lintel.optimize.advise.SecondOpinion.Told;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.optimize.postgres.explain.Explained;
import dev.lintel.optimize.postgres.explain.Unreadable;
import dev.lintel.sql.Shape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Asks HypoPG, where the server has it, what it says to the indexes that are proposed. What it pretends lives in the
/// memory of one session; it is taken away again before the transaction ends, since behind a pooler the session goes
/// on to others. Plain `EXPLAIN` of SELECTs, in a transaction that cannot write.
public final class HypoPg {
    private static final int MOST_QUERIES = 20;
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d");
    /// `explain (generic_plan)` plans what has parameters left.
    private static final int GENERIC_PLAN = 16;

    private final Reading reading;
    private final String schema;
    private final Map<Candidate, Long> numbers = new LinkedHashMap<>();
    private final Map<String, Candidate> names = new HashMap<>();
    private final Map<Candidate, Long> bytes = new HashMap<>();
    private final Map<Candidate, String> refused = new HashMap<>();

    private HypoPg(Reading reading, String schema) {
        this.reading = reading;
        this.schema = schema;
    }

    /// @param gaps takes why there is none, and what could not be asked
    /// @return empty where the server has no HypoPG, or is gone
    public static Optional<SecondOpinion> ask(Login login, Advice advice, int major, List<String> gaps) {
        if (advice.indexes().isEmpty()) {
            return Optional.empty();
        }
        try (Reading reading = new Reading(login)) {
            Optional<String> schema = schema(reading, gaps);
            if (schema.isEmpty()) {
                return Optional.empty();
            }
            SecondOpinion opinion = new HypoPg(reading, schema.get()).opinion(advice, major);
            gaps.addAll(reading.gaps());
            return Optional.of(opinion);
        } catch (SQLException gone) {
            gaps.add("what HypoPG says to these indexes: " + gone.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> schema(Reading reading, List<String> gaps) throws SQLException {
        AtomicReference<String> found = new AtomicReference<>("");
        AtomicReference<Boolean> packed = new AtomicReference<>(false);
        reading.each("whether HypoPG is there", """
                select (select n.nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
                         where e.extname = 'hypopg'),
                       exists (select 1 from pg_available_extensions where name = 'hypopg')""", row -> {
            found.set(row.getString(1) == null ? "" : String.valueOf(row.getString(1)));
            packed.set(row.getBoolean(2));
        });
        gaps.addAll(reading.gaps());
        if (found.get().isEmpty() && reading.gaps().isEmpty()) {
            gaps.add(
                    packed.get()
                            ? "a second opinion on these indexes: HypoPG lies on the server and is not installed in this database,"
                                    + " and nothing is created here; after create extension hypopg it is asked"
                            : "a second opinion on these indexes: the server has no HypoPG (the extension hypopg)");
        }
        return Optional.of(found.get()).filter(name -> !name.isEmpty()).map(Name::quoted);
    }

    private SecondOpinion opinion(Advice advice, int major) throws SQLException {
        // statements name their tables as the application does
        reading.run("set local search_path to default");
        List<Query> queries = queries(advice, major);
        Map<Query, Plan> before = new LinkedHashMap<>();
        for (Query query : queries) {
            plan(query, major).ifPresent(plan -> before.put(query, plan));
        }
        Map<Query, Told> told = new LinkedHashMap<>();
        try {
            for (Candidate each : advice.candidates()) {
                pretend(each);
            }
            for (Map.Entry<Query, Plan> each : before.entrySet()) {
                plan(each.getKey(), major)
                        .ifPresent(after ->
                                told.put(each.getKey(), new Told(cost(each.getValue()), cost(after), used(after))));
            }
        } finally {
            // only what is ours: through a pooler the session may hold somebody else's
            for (long number : numbers.values()) {
                reading.each("HypoPG", "select %s.hypopg_drop_index(%d)".formatted(schema, number), _ -> {});
            }
        }
        return new SecondOpinion(bytes, refused, told);
    }

    /// SELECTs that the indexes serve, those that gain most first.
    private static List<Query> queries(Advice advice, int major) {
        Map<Query, Double> gains = new LinkedHashMap<>();
        for (Recommended index : advice.indexes()) {
            index.costs().forEach((query, costs) -> {
                boolean plain = query.shape().kind() == Shape.Kind.SELECT
                        && query.shape().lock() == Shape.Lock.NONE;
                if (plain
                        && (major >= GENERIC_PLAN
                                || !PARAMETER.matcher(query.sql()).find())) {
                    gains.merge(query, costs.before() - costs.after(), Math::max);
                }
            });
        }
        return gains.entrySet().stream()
                .sorted(Map.Entry.<Query, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_QUERIES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void pretend(Candidate index) throws SQLException {
        String create = "create index on " + index.sql();
        List<String> failed = new ArrayList<>();
        reading.each(failed::add, """
                select indexrelid::bigint, indexname, %1$s.hypopg_relation_size(indexrelid)
                  from %1$s.hypopg_create_index('%2$s')""".formatted(schema, create.replace("'", "''")), row -> {
            numbers.put(index, row.getLong(1));
            names.put(String.valueOf(row.getString(2)), index);
            bytes.put(index, row.getLong(3));
        });
        failed.forEach(reason -> refused.put(index, reason));
    }

    private Optional<Plan> plan(Query query, int major) throws SQLException {
        boolean open = major >= GENERIC_PLAN && PARAMETER.matcher(query.sql()).find();
        List<Plan> found = new ArrayList<>();
        // a statement that this role may not plan has no second opinion, which is said where it would stand
        reading.each(
                _ -> {}, "explain (%sformat json) %s".formatted(open ? "generic_plan, " : "", query.sql()), row -> {
                    try {
                        found.addAll(Explained.read(String.valueOf(row.getString(1))));
                    } catch (Unreadable odd) {
                        throw new SQLException(odd.getMessage(), odd);
                    }
                });
        return found.stream().findFirst();
    }

    private static double cost(Plan plan) {
        return plan.root().estimate().totalCost();
    }

    private Set<Candidate> used(Plan plan) {
        return plan.root()
                .all()
                .map(PlanNode::index)
                .flatMap(name -> Optional.ofNullable(names.get(name)).stream())
                .collect(Collectors.toSet());
    }
}
