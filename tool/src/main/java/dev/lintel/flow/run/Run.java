package dev.lintel.flow.run;

import dev.lintel.code.Callee;
import dev.lintel.code.MethodId;
import dev.lintel.flow.heap.ObjectIds;
import dev.lintel.flow.heap.Store;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.Rules;
import dev.lintel.flow.lower.Code;
import dev.lintel.source.Stop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The run of one entry: the results of bodies by context, the static state, and the budgets.
final class Run {
    /// Contexts of one body before calls are taken together.
    private static final int MOST_CONTEXTS = 40;
    private static final int DEEPEST = 64;
    private static final int ROUNDS = 8;
    /// Objects that are handed around for the price of one instruction.
    private static final int OBJECTS_A_STEP = 4;

    private final World world;
    private final Demand demand;
    private int mostSteps;
    private boolean plain;
    private boolean onlyData;
    private final ObjectIds objects = new ObjectIds();
    private final Statics statics;
    private final Map<Context, Context.Memo> memos = new HashMap<>();
    private final Map<Code, List<Context>> contexts = new IdentityHashMap<>();
    private final Map<Code, Context> wide = new IdentityHashMap<>();
    private final Map<Callee, Known> rules = new IdentityHashMap<>();
    private final Map<Callee, Boolean> variable = new IdentityHashMap<>();
    private final Map<MethodId, Optional<Code>> bodies = new IdentityHashMap<>();
    private final List<Context.Memo> stack = new ArrayList<>();
    private final List<Code> codes = new ArrayList<>();
    private int steps;
    private boolean exhausted;
    private int unsettled;
    /// How often the preliminary result of a running body has changed.
    private int changes;
    private int merged;

    private record Known(int arity, Optional<Rules> rules) {}

    Run(World world, Demand demand) {
        this.world = world;
        this.demand = demand;
        this.statics = new Statics(this);
    }

    /// [World#rules] for one run: a call site asks for the same again and again.
    Optional<Rules> rules(Callee callee, int arity) {
        Known known = rules.get(callee);
        if (known == null || known.arity() != arity) {
            known = new Known(arity, world.rules(callee, arity));
            rules.put(callee, known);
        }
        return known.rules();
    }

    /// Whether the last parameter of what is called takes any number of arguments, remembered like the rules.
    boolean isVariable(Callee callee) {
        Boolean known = variable.get(callee);
        if (known == null) {
            known = callee.method()
                    .flatMap(world::method)
                    .filter(method -> !method.parameters().isEmpty()
                            && method.parameters().getLast().varargs())
                    .isPresent();
            variable.put(callee, known);
        }
        return known;
    }

    /// The body of a method as the program names it; the same name is mostly the same instance.
    Optional<Code> body(MethodId method) {
        Optional<Code> known = bodies.get(method);
        if (known == null) {
            known = world.codes().of(method);
            bodies.put(method, known);
        }
        return known;
    }

    World world() {
        return world;
    }

    Demand demand() {
        return demand;
    }

    /// Fields of enum constants, but not while they are being found out: initialisers of enums may need each other.
    Optional<EnumFields> enums() {
        return plain ? Optional.empty() : Optional.of(demand.enums());
    }

    /// The same without running bodies for their constants alone.
    Run onlyData() {
        onlyData = true;
        return this;
    }

    /// The same without knowing the fields of enum constants.
    Run plain() {
        plain = true;
        return this;
    }

    ObjectIds objects() {
        return objects;
    }

    Statics statics() {
        return statics;
    }

    boolean isExhausted() {
        return exhausted;
    }

    int unsettled() {
        return unsettled;
    }

    int merged() {
        return merged;
    }

    void didNotSettle() {
        unsettled++;
    }

    /// Goes on from what is settled so far.
    ///
    /// @param most instructions that may be run, roughly, those that have been run included
    void allow(int most) {
        mostSteps = most;
        exhausted = false;
        statics.goOn();
    }

    /// Counts work; false when the budget is spent.
    boolean step(int cost) {
        Stop.ifAsked();
        steps += cost;
        exhausted |= steps > mostSteps;
        return !exhausted;
    }

    int steps() {
        return steps;
    }

    /// Counts the work of handing objects to a body or back.
    void handed(int objects) {
        step(objects / OBJECTS_A_STEP);
    }

    int depth() {
        return stack.size();
    }

    /// Whether to run a body that is handed nothing untrusted.
    boolean isWorth(Code code) {
        return demand.isWorth(code, stack.size(), onlyData);
    }

    boolean canEnter(Code code) {
        if (exhausted || stack.size() >= DEEPEST) {
            exhausted |= stack.size() >= DEEPEST;
            return false;
        }
        return true;
    }

    /// How often a body is being run right now, further out.
    private int active(Code code) {
        int count = 0;
        for (Code each : codes) {
            if (each == code) {
                count++;
            }
        }
        return count;
    }

    /// The body that is being run reads static state.
    void reads(Object state) {
        if (!stack.isEmpty()) {
            stack.getLast().reads(state);
        }
    }

    /// Another round, since static state changed after it had been read: the results that were made from it, and
    /// from those in turn, are forgotten.
    void again() {
        Set<Context.Memo> stale = stale(statics.takeChanged());
        memos.values().removeAll(stale);
        contexts.values().forEach(known -> known.retainAll(memos.keySet()));
        statics.again(stale);
    }

    private Set<Context.Memo> stale(Set<Object> changed) {
        Map<Context.Memo, List<Context.Memo>> callers = new IdentityHashMap<>();
        Deque<Context.Memo> open = new ArrayDeque<>();
        for (Context.Memo each : memos.values()) {
            if (!each.done || !Collections.disjoint(each.read, changed)) {
                open.add(each);
            }
            for (Outcome.Inner inner : each.outcome.calls()) {
                callers.computeIfAbsent(inner.memo(), _ -> new ArrayList<>()).add(each);
            }
        }
        Set<Context.Memo> stale = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            Context.Memo next = open.removeFirst();
            if (stale.add(next)) {
                open.addAll(callers.getOrDefault(next, List.of()));
            }
        }
        return stale;
    }

    Context.Memo of(Code code, List<Value> arguments, Store slice) {
        Context context = new Context(code, arguments, slice);
        Context.Memo memo = memos.get(context);
        if (memo == null) {
            List<Context> known = contexts.computeIfAbsent(code, _ -> new ArrayList<>());
            if (known.size() >= MOST_CONTEXTS || active(code) >= 3) {
                context = widened(context);
                memo = memos.get(context);
            }
            if (memo == null) {
                memo = new Context.Memo();
                memo.wide = known.size() >= MOST_CONTEXTS || active(code) >= 3;
                memos.put(context, memo);
                known.add(context);
            }
        }
        return result(context, memo);
    }

    private Context widened(Context context) {
        merged++;
        Context before = wide.get(context.code());
        if (before == null) {
            wide.put(context.code(), context);
            return context;
        }
        List<Value> arguments = new ArrayList<>();
        boolean grew = false;
        for (int i = 0; i < context.arguments().size(); i++) {
            Value old = before.arguments().get(i);
            Value joined = old.or(context.arguments().get(i));
            if (!joined.equals(old)) {
                grew = true;
                joined = joined.onlyConstants() && !joined.isNull() ? joined.opened() : joined;
            }
            arguments.add(joined);
        }
        Store store = before.store().or(context.store());
        if (!grew && store.equals(before.store())) {
            return before;
        }
        Context joined = new Context(context.code(), arguments, store);
        wide.put(context.code(), joined);
        return joined;
    }

    private Context.Memo result(Context context, Context.Memo memo) {
        if (memo.done) {
            return memo;
        }
        if (memo.running >= 0) {
            dependsOn(memo);
            return memo;
        }
        Context.Memo head = memo.head;
        if (head != null && memo.made == changes) {
            if (head.done) {
                memo.done = true;
                memo.head = null;
                return memo;
            }
            if (head.running >= 0) {
                dependsOn(head);
                return memo;
            }
        }
        settle(context, memo);
        return memo;
    }

    /// Everything that is running inside a body has made use of its preliminary result.
    private void dependsOn(Context.Memo running) {
        running.asked = true;
        for (int i = running.running; i < stack.size(); i++) {
            Context.Memo inner = stack.get(i);
            inner.lowest = Math.min(inner.lowest, running.running);
        }
    }

    /// Runs the body until its own result, asked for from inside, does not change any more (Kleene 1952).
    private void settle(Context context, Context.Memo memo) {
        memo.running = stack.size();
        memo.lowest = Integer.MAX_VALUE;
        stack.add(memo);
        codes.add(context.code());
        try {
            for (int round = 0; ; round++) {
                memo.asked = false;
                Outcome outcome = new Activation(this, context, memo.wide).run();
                boolean same = !memo.asked || outcome.sameFor(memo.outcome);
                memo.outcome = outcome;
                changes += same ? 0 : 1;
                if (same || exhausted) {
                    break;
                }
                if (round >= ROUNDS) {
                    unsettled++;
                    break;
                }
            }
        } finally {
            stack.removeLast();
            codes.removeLast();
            boolean preliminary = memo.lowest < memo.running;
            memo.head = preliminary && !exhausted ? stack.get(memo.lowest) : null;
            memo.made = changes;
            memo.running = -1;
            memo.done = !preliminary && !exhausted;
        }
    }
}
