package dev.lintel.optimize.advise;

import dev.lintel.optimize.advise.WhatIf.Stress;
import dev.lintel.optimize.advise.WhatIf.Wrong;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.plan.PlanNode;
import dev.lintel.optimize.plan.PlanNode.Kind;
import dev.lintel.optimize.plan.PlanNode.Role;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Asks of a plan that became cheaper what it costs when its estimates are wrong. An estimate of a few rows out of
/// a join is the one that fails most and worst: a loop over it reads its inner side once for each row that comes
/// instead (measured on TPC-H: an anti join estimated at one row made the set of a reference advisor 1.9 times
/// slower than no index). Beside that, each column that is compared is made ten times as frequent and as rare as
/// the statistics say, and the plan that was chosen without knowing is priced then, against the best without an
/// index. What the engine is known to leave out of its prices is put back before.
final class RiskTest {
    /// Few enough rows to be a guess, when they come out of a join.
    private static final double GUESS = 5;
    private static final double OF_A_JOIN = 1000;
    private static final double OF_A_SCAN = 10;
    /// What servers before 18 add for a way that is forbidden and taken all the same: no price of anything.
    private static final double FORBIDDEN = 1e10;
    private static final double MUCH_WORSE = 1.5;
    private static final List<Double> WRONG_BY = List.of(10.0, 0.1);
    private static final int MOST_COLUMNS = 5;
    /// Kinds of nodes that a planner can be kept from.
    private static final Set<Kind> AVOIDABLE = Set.of(
            Kind.SCAN,
            Kind.INDEX_SCAN,
            Kind.INDEX_ONLY_SCAN,
            Kind.BITMAP_SCAN,
            Kind.NESTED_LOOP,
            Kind.HASH_JOIN,
            Kind.MERGE_JOIN,
            Kind.SORT,
            Kind.MATERIALIZE,
            Kind.MEMOIZE);

    private final Catalog catalog;
    private final Costs costs;
    private final Pricing pricing;
    private final BooleanSupplier late;
    private final Map<Tried, Optional<Danger>> known = new HashMap<>();

    /// @param pricing what each query costs today
    /// @param late whether no more plans shall be asked for; what is then not tested counts as without danger
    RiskTest(Catalog catalog, Costs costs, Pricing pricing, BooleanSupplier late) {
        this.catalog = catalog;
        this.costs = costs;
        this.pricing = pricing;
        this.late = late;
    }

    private record Tried(Query query, Set<Candidate> visible) {}

    /// @param indexes that the loop's inner side reads
    /// @param stressed the query's cost when the estimate is wrong by as much as it may be
    /// @param ofLoop whether a guess out of a join drives a loop, which goes wrong often; else a column's
    ///     statistics would have to be ten times wrong, which is said but seldom so
    record Danger(Query query, List<String> indexes, double stressed, String why, boolean ofLoop) {}

    /// What is worst about the query's plan; empty when it is that of before, or stands the stress.
    Optional<Danger> of(Query query, Set<Candidate> visible) throws IOException {
        Tried tried = new Tried(query, Costs.relevant(query, visible));
        Optional<Danger> danger = known.get(tried);
        if (danger == null) {
            danger = tested(query, visible);
            known.put(tried, danger);
        }
        return danger;
    }

    private Optional<Danger> tested(Query query, Set<Candidate> visible) throws IOException {
        Optional<Plan> plan = costs.plan(query, visible);
        double before = pricing.before(query);
        if (plan.isEmpty() || plan.get().root().estimate().totalCost() >= before * 0.999) {
            return Optional.empty();
        }
        PlanNode root = plan.get().root();
        Optional<Danger> loop = root.all()
                .filter(node -> node.kind() == Kind.NESTED_LOOP && node.inputs().size() > 1)
                .map(node -> danger(query, root, node))
                .flatMap(Optional::stream)
                .filter(danger -> danger.stressed() > MUCH_WORSE * before)
                .filter(danger -> hashWouldHold(query, visible, danger))
                .max(Comparator.comparingDouble(Danger::stressed));
        if (loop.isPresent()) {
            return loop;
        }
        Optional<Danger> cheap = tooCheap(query, plan.get());
        return cheap.isPresent() ? cheap : wrong(query, visible, plan.get());
    }

    /// What the engine leaves out of the price of both plans may turn the tables.
    private Optional<Danger> tooCheap(Query query, Plan chosen) throws IOException {
        double leftOut = costs.leftOut(chosen);
        Optional<Plan> today = costs.plan(query, Set.of());
        if (leftOut <= 0 || today.isEmpty()) {
            return Optional.empty();
        }
        double before = pricing.before(query);
        double with = chosen.root().estimate().totalCost() + leftOut;
        double without = before + costs.leftOut(today.get());
        return with <= MUCH_WORSE * without
                ? Optional.empty()
                : Optional.of(new Danger(
                        query,
                        Costs.indexes(chosen),
                        before * with / without,
                        "the planner shares the pages of a repeated index scan among more repetitions than it expects; priced for those, the query costs %s times what it costs without the index"
                                .formatted(Wording.count(with / without)),
                        false));
    }

    /// The column about which the statistics must not be wrong.
    private Optional<Danger> wrong(Query query, Set<Candidate> visible, Plan chosen) throws IOException {
        List<Danger> dangers = new ArrayList<>();
        for (Wrong wrong : suspects(query)) {
            if (late.getAsBoolean()) {
                break;
            }
            wrong(query, visible, chosen, wrong).ifPresent(dangers::add);
        }
        return dangers.stream().max(Comparator.comparingDouble(Danger::stressed));
    }

    private List<Wrong> suspects(Query query) {
        return query.shape().filter().stream()
                .filter(each -> each.operator() == Operator.EQUAL || each.operator() == Operator.IN)
                .filter(each -> each.function().isEmpty())
                .map(Predicate::column)
                .distinct()
                .flatMap(column -> catalog.named(column.table()).stream()
                        .filter(table -> table.column(column.name()).isPresent())
                        .filter(table -> !table.primaryKey().equals(List.of(column.name())))
                        .map(table -> Map.entry(table.name(), column.name())))
                .limit(MOST_COLUMNS)
                .flatMap(column -> WRONG_BY.stream().map(by -> new Wrong(column.getKey(), column.getValue(), by)))
                .toList();
    }

    /// The chosen plan is held by forbidding all that it does not do; where the planner finds another way even so,
    /// what the chosen one would cost is not known.
    private Optional<Danger> wrong(Query query, Set<Candidate> visible, Plan chosen, Wrong wrong) throws IOException {
        Set<Kind> done = chosen.root().all().map(PlanNode::kind).collect(Collectors.toSet());
        Set<Kind> without =
                AVOIDABLE.stream().filter(kind -> !done.contains(kind)).collect(Collectors.toSet());
        Optional<Plan> held = costs.stressed(query, visible, new Stress(without, Optional.of(wrong)));
        double before = pricing.before(query);
        if (held.isEmpty() || !shape(held.get()).equals(shape(chosen))) {
            return Optional.empty();
        }
        double stressed = held.get().root().estimate().totalCost();
        if (stressed <= MUCH_WORSE * before || stressed >= FORBIDDEN) {
            return Optional.empty();
        }
        double best = costs.stressed(query, Set.of(), new Stress(Set.of(), Optional.of(wrong)))
                .map(plan -> plan.root().estimate().totalCost())
                .orElse(Double.MAX_VALUE);
        if (stressed <= MUCH_WORSE * best) {
            return Optional.empty();
        }
        return Optional.of(new Danger(
                query,
                Costs.indexes(chosen),
                before * stressed / best,
                "should %s have its value ten times as %s as the statistics say, the query costs %s times what it costs without the index"
                        .formatted(
                                wrong.table().name() + "." + wrong.column(),
                                wrong.factor() > 1 ? "often" : "rarely",
                                Wording.count(stressed / best)),
                false));
    }

    private static List<String> shape(Plan plan) {
        return plan.root()
                .all()
                .map(node -> node.kind() + " " + node.table() + " " + node.index())
                .toList();
    }

    /// With loops forbidden the query must be clearly better off than under stress, else no choice would have
    /// helped.
    private boolean hashWouldHold(Query query, Set<Candidate> visible, Danger danger) {
        try {
            return costs.stressed(query, visible, Stress.WITHOUT_NESTED_LOOPS)
                    .map(other -> other.root().estimate().totalCost() < danger.stressed())
                    .orElse(true);
        } catch (IOException _) {
            return true;
        }
    }

    private static Optional<Danger> danger(Query query, PlanNode root, PlanNode loop) {
        PlanNode outer = loop.inputs().getFirst();
        PlanNode inner = loop.inputs().get(1);
        boolean guessed = outer.estimate().rows() <= GUESS && outer.all().anyMatch(RiskTest::isUnsureJoin);
        double factor = guessed ? OF_A_JOIN : OF_A_SCAN;
        double each = Math.max(
                inner.estimate().totalCost(),
                (loop.estimate().totalCost() - outer.estimate().totalCost())
                        / Math.max(1, outer.estimate().rows()));
        double more = (factor - 1) * Math.max(1, outer.estimate().rows()) * each;
        double stressed = root.estimate().totalCost() + more;
        if (!guessed) {
            return Optional.empty();
        }
        List<String> indexes = inner.all()
                .map(PlanNode::index)
                .filter(index -> !index.isEmpty())
                .distinct()
                .toList();
        return Optional.of(new Danger(
                query,
                indexes,
                stressed,
                "the plan expects %s rows out of a join and loops over them; should there be %s times as many, it "
                                .formatted(Wording.count(outer.estimate().rows()), Wording.count(factor))
                        + "costs more than without the index",
                true));
    }

    /// A join that keeps or drops rows by what it finds elsewhere: its estimate rests on how columns of two tables
    /// hang together, of which there are no statistics.
    private static boolean isUnsureJoin(PlanNode node) {
        return node.role() == Role.CHILD
                && node.kind().isJoin()
                && (node.label().contains("Anti")
                        || node.label().contains("Semi")
                        || node.inputs().stream()
                                .allMatch(input -> input.estimate().rows() > GUESS));
    }
}
