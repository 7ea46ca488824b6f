package dev.lintel.flow.run;

import dev.lintel.flow.heap.Facts;
import dev.lintel.flow.heap.Mark;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.lower.Block;
import dev.lintel.flow.lower.Block.Edge;
import dev.lintel.flow.lower.Block.Exit;
import dev.lintel.flow.lower.Code;
import dev.lintel.flow.lower.Instruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs one body in one context until nothing changes: only over branches that can be taken, in the order of the
/// blocks, so that a loop settles before what follows it is looked at (Wegman and Zadeck 1991).
final class Activation {
    /// Visits of one block after which values only grow.
    private static final int GROWS = 6;
    /// Visits after which constants are given up.
    private static final int WIDENS = 14;
    private static final int MOST_VISITS = 40;

    private final Run run;
    private final Context context;
    private final Code code;
    private final Frame frame;
    private final Evaluation evaluation;
    private final boolean wide;
    /// What comes along each edge that was taken, by the block that it leads to and its position there.
    private final @Nullable Store[] @Nullable [] ways;
    private final Map<Block, Value> thrownInto = new IdentityHashMap<>(2);
    private final BitSet open = new BitSet();
    private final int[] visits;
    private final Map<Block, Store> leaving = new IdentityHashMap<>(2);
    private Value thrown = Value.NOTHING;
    private boolean unsettled;
    private Block running;

    Activation(Run run, Context context, boolean wide) {
        this.run = run;
        this.context = context;
        this.code = context.code();
        this.frame = new Frame(run, code);
        this.evaluation = new Evaluation(frame, this);
        this.wide = wide;
        this.visits = new int[code.blocks().size()];
        this.ways = new Store[visits.length][];
        this.running = code.blocks().getFirst();
        frame.throwingTo(exception -> thrownAt(running, exception));
    }

    Outcome run() {
        int next = 0;
        if (code.self() != Instruction.NONE) {
            frame.put(code.self(), context.arguments().get(next++));
        }
        for (int each : code.captured()) {
            frame.put(each, context.arguments().get(next++));
        }
        for (int each : code.parameters()) {
            frame.put(
                    each,
                    next < context.arguments().size() ? context.arguments().get(next++) : Value.ANY);
        }
        open.set(0);
        while (!open.isEmpty()) {
            int index = open.nextSetBit(0);
            open.clear(index);
            Block block = code.blocks().get(index);
            if (!run.step(1 + block.instructions().size())) {
                break;
            }
            if (++visits[index] > MOST_VISITS) {
                if (!unsettled) {
                    unsettled = true;
                    run.didNotSettle();
                }
                continue;
            }
            visit(block);
        }
        return new Results(frame, context, wide, leaving, thrown).outcome();
    }

    private void visit(Block block) {
        Optional<Store> store = entering(block);
        if (store.isEmpty()) {
            return;
        }
        frame.store(store.get());
        running = block;
        for (Instruction phi : block.phis()) {
            join(block, (Instruction.Phi) phi);
        }
        for (Instruction each : block.instructions()) {
            Store before = frame.store();
            if (!evaluation.run(each, block)) {
                leaveByException(block, before);
                return;
            }
        }
        leave(block);
    }

    private void join(Block block, Instruction.Phi phi) {
        List<Value> values = new ArrayList<>(block.in().size());
        List<Facts> known = new ArrayList<>(block.in().size());
        for (int i = 0; i < block.in().size(); i++) {
            Store way = way(block, i);
            if (way != null) {
                values.add(frame.get(phi.from().get(i)));
                known.add(way.facts());
            }
        }
        set(block, phi.to(), joined(values, known));
    }

    /// One of several values. Where more is known on the way of one than on the others, a value also says which way
    /// was taken: `a && b` is `b` only where `a` held.
    private static Value joined(List<Value> values, List<Facts> known) {
        boolean tells = known.size() > 1 && !alike(known);
        Value joined = Value.NOTHING;
        for (int i = 0; i < values.size(); i++) {
            Value each = values.get(i);
            joined = joined.or(tells && !each.isNothing() ? each.answering(known.get(i), known.get(i)) : each);
        }
        return joined;
    }

    private static boolean alike(List<Facts> known) {
        for (Facts each : known) {
            if (!each.equals(known.getFirst())) {
                return false;
            }
        }
        return true;
    }

    /// Gives a register its value; who reads it elsewhere is looked at again.
    void set(Block block, int register, Value value) {
        Value before = frame.known(register);
        Value after = value;
        if (before != null && visits[block.index()] > GROWS) {
            after = before.or(value);
            if (visits[block.index()] > WIDENS && after.onlyConstants() && !after.equals(before)) {
                after = after.opened();
            }
        }
        if (before == null || !after.equals(before)) {
            frame.put(register, after);
            code.readers(register, block, open);
        }
    }

    private void leave(Block block) {
        switch (block.exit()) {
            case Exit.Go _, Exit.Fork _ -> {
                for (Edge edge : block.out()) {
                    take(edge, frame.store());
                }
            }
            case Exit.Branch branch -> {
                Value condition = frame.get(branch.condition());
                if (condition.mayBe(true)) {
                    take(block.out().get(0), frame.store().knowing(condition.whenYes()));
                }
                if (condition.mayBe(false)) {
                    take(block.out().get(1), frame.store().knowing(condition.whenNo()));
                }
            }
            case Exit.Return leave -> {
                if (run.depth() == 1
                        && leave.value() != Instruction.NONE
                        && code.definition(leave.value()) instanceof Instruction made) {
                    evaluation.handedOut(made, frame.get(leave.value()));
                }
                leaving.put(block, frame.store());
            }
            case Exit.Throw leave -> throwing(block, frame.get(leave.exception()));
            case Exit.Stop _ -> {}
        }
        Edge handler = block.exceptional();
        if (handler != null && !(block.exit() instanceof Exit.Throw)) {
            take(handler, before(block).or(frame.store()));
        }
    }

    /// An instruction in the block never completes: only its handler is reached.
    private void leaveByException(Block block, Store before) {
        Edge handler = block.exceptional();
        if (handler != null) {
            take(handler, before(block).or(before));
        }
    }

    private Store before(Block block) {
        return entering(block).orElse(Store.EMPTY);
    }

    /// The store at the beginning of a block that was reached.
    private Optional<Store> entering(Block block) {
        Store store = block.index() == 0 ? context.store() : null;
        for (int i = 0; i < block.in().size(); i++) {
            Store way = way(block, i);
            if (way != null) {
                store = store == null ? way : store.or(way);
            }
        }
        return Optional.ofNullable(store);
    }

    private void throwing(Block block, Value exception) {
        thrownAt(block, exception);
        if (block.exceptional() != null) {
            take(block.exceptional(), frame.store());
        }
    }

    /// An exception that leaves the block, into its handler or out of the body.
    void thrownAt(Block block, Value exception) {
        Edge handler = block.exceptional();
        if (handler == null) {
            thrown = thrown.or(exception);
            return;
        }
        Value before = thrownInto.getOrDefault(handler.to(), Value.NOTHING);
        Value joined = before.or(exception);
        if (!joined.equals(before)) {
            thrownInto.put(handler.to(), joined);
            open.set(handler.to().index());
            handler.to().out().forEach(each -> open.set(each.to().index()));
        }
    }

    /// What the handler that a block belongs to can have caught.
    Value caughtIn(Block block) {
        Value caught = thrownInto.getOrDefault(block, Value.NOTHING);
        for (Edge each : block.in()) {
            caught = caught.or(thrownInto.getOrDefault(each.from(), Value.NOTHING));
        }
        return caught;
    }

    private @Nullable Store way(Block to, int position) {
        @Nullable Store[] into = ways[to.index()];
        return into == null ? null : into[position];
    }

    private void put(Edge edge, Store store) {
        int to = edge.to().index();
        @Nullable Store[] into = ways[to];
        if (into == null) {
            into = new Store[edge.to().in().size()];
            ways[to] = into;
        }
        into[edge.position()] = store;
    }

    private void take(Edge edge, Store store) {
        Store before = way(edge.to(), edge.position());
        Store after = store;
        if (before != null && visits[edge.from().index()] > GROWS) {
            after = before.or(store);
        }
        if (before == null || !after.equals(before)) {
            put(edge, after);
            open.set(edge.to().index());
        }
    }

    /// What leaves a body.
    private record Results(Frame frame, Context context, boolean wide, Map<Block, Store> leaving, Value thrown) {
        Outcome outcome() {
            Code code = frame.code();
            List<Value> values = new ArrayList<>();
            List<Facts> known = new ArrayList<>();
            Store store = Store.EMPTY;
            List<Value> after = new ArrayList<>();
            List<Value> whenTrue = new ArrayList<>();
            List<Value> whenFalse = new ArrayList<>();
            boolean first = true;
            for (Block block : code.blocks()) {
                Store here = leaving.get(block);
                if (here == null) {
                    continue;
                }
                Exit.Return leave = (Exit.Return) block.exit();
                Value value = leave.value() == Instruction.NONE ? Value.constant(null) : frame.get(leave.value());
                List<Value> parameters = frame.get(leave.parameters());
                here = here.knowing(shown(parameters));
                values.add(checked(value, here.facts()));
                known.add(here.facts());
                store = first ? here : store.or(here);
                first = false;
                add(after, parameters);
                if (value.mayBe(true)) {
                    add(whenTrue, parameters);
                }
                if (value.mayBe(false)) {
                    add(whenFalse, parameters);
                }
            }
            Value result = joined(values, known);
            List<Value> roots = new ArrayList<>(context.arguments());
            roots.add(result);
            roots.add(thrown);
            frame.run().statics().keep(changedStatics(store));
            return new Outcome(
                    !first,
                    result,
                    frame.run().depth() == 1 ? List.copyOf(values) : List.of(),
                    thrown,
                    store.reachable(roots),
                    steady(after),
                    steady(whenTrue),
                    steady(whenFalse),
                    frame.allFound(),
                    frame.allCalls());
        }

        /// A result with what was shown of it on the way on which it is returned: the next way may show less.
        private static Value checked(Value value, Facts facts) {
            return facts.isEmpty() ? value : value.marked(marks -> marks.map(facts::shownOf));
        }

        /// What conditions on the way have shown of the texts that were handed in.
        private static Facts shown(List<Value> parameters) {
            Facts shown = Facts.NONE;
            for (Value each : parameters) {
                Facts.Origin text = each.verbatim();
                if (text != null) {
                    shown = shown.plus(Facts.of(
                            text,
                            each.marks().list().stream()
                                    .map(Mark::encodings)
                                    .reduce(Results::common)
                                    .orElse(Set.of())));
                }
            }
            return shown;
        }

        private static Set<String> common(Set<String> one, Set<String> other) {
            Set<String> both = new HashSet<>(one);
            both.retainAll(other);
            return both;
        }

        private Store changedStatics(Store store) {
            Store statics = frame.run().statics().store();
            if (statics.size() == 0) {
                return Store.EMPTY;
            }
            List<Value> changed = new ArrayList<>();
            statics.forEach((object, thing) -> {
                Thing here = store.get(object);
                if (here != null && here != thing) {
                    changed.add(Value.object(object));
                }
            });
            return store.reachable(changed);
        }

        private static void add(List<Value> all, List<Value> more) {
            for (int i = 0; i < more.size(); i++) {
                if (i < all.size()) {
                    all.set(i, all.get(i).or(more.get(i)));
                } else {
                    all.add(more.get(i));
                }
            }
        }

        /// Only what the caller may rely on: not of parameters that were assigned, nor of calls taken together.
        private List<Value> steady(List<Value> values) {
            if (wide) {
                return List.of();
            }
            List<Value> kept = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                kept.add(frame.code().isSteady(i) ? values.get(i) : Value.NOTHING);
            }
            return List.copyOf(kept);
        }
    }
}
