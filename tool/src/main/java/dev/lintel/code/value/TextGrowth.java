package dev.lintel.code.value;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Node;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// How the local variables of one body that hold texts grow, in the order of the source.
final class TextGrowth {
    private final Map<String, List<Event>> byVariable = new HashMap<>();
    private final Map<Node, Branch> branches = new IdentityHashMap<>();

    private TextGrowth() {}

    /// @param replaces whether the variable gets a new value; else the value is added to its text
    /// @param conditional whether it may not have happened
    record Change(Expression value, boolean replaces, boolean conditional) {}

    private record Event(Expression value, boolean replaces, Branch branch) {
        long place() {
            return value.at() >>> 28;
        }
    }

    /// A part of the body that may not run, inside another; the body itself is the outermost.
    private record Branch(
            Node node,
            int depth,
            @org.jspecify.annotations.Nullable Branch outer) {
        boolean encloses(Branch inner) {
            Branch at = inner;
            while (at.outer() != null && at.depth() > depth) {
                at = at.outer();
            }
            return at == this;
        }
    }

    static TextGrowth of(Body body) {
        TextGrowth growth = new TextGrowth();
        growth.walk(body.block());
        growth.byVariable.values().forEach(events -> events.sort(Comparator.comparingLong(Event::place)));
        return growth;
    }

    /// What made the text of this variable up to this use, beginning with the last change that replaces it for
    /// certain.
    List<Change> before(Expression.Variable use) {
        Branch here = branches.get(use);
        List<Change> changes = new ArrayList<>();
        if (here == null) {
            return changes;
        }
        for (Event event : byVariable.getOrDefault(use.name(), List.of())) {
            if (event.place() >= use.at() >>> 28) {
                break;
            }
            boolean conditional = !event.branch().encloses(here);
            if (event.replaces()) {
                changes.clear();
            }
            changes.add(new Change(event.value(), event.replaces(), conditional));
        }
        return changes;
    }

    private record Visit(Node node, Branch branch) {}

    private void walk(Node root) {
        Deque<Visit> open = new ArrayDeque<>();
        open.push(new Visit(root, new Branch(root, 0, null)));
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            if (visit.node() instanceof Expression.Variable) {
                branches.put(visit.node(), visit.branch());
            }
            note(visit.node(), visit.branch());
            for (Node child : Walk.children(visit.node())) {
                boolean apart = mayNotRun(visit.node(), child);
                open.push(new Visit(
                        child, apart ? new Branch(child, visit.branch().depth() + 1, visit.branch()) : visit.branch()));
            }
        }
    }

    private static boolean mayNotRun(Node parent, Node child) {
        return switch (parent) {
            case Statement.If choice -> child != choice.condition();
            case Statement.ForEach loop -> child == loop.body();
            case Statement.Loop loop -> child == loop.body();
            case Statement.Switch choice -> child != choice.subject();
            case Statement.Catch _ -> true;
            case Expression.Lambda lambda -> child == lambda.body();
            default -> false;
        };
    }

    private void note(Node node, Branch branch) {
        switch (node) {
            case Statement.Local local ->
                local.value().ifPresent(value -> add(local.name(), new Event(value, true, branch)));
            case Expression.Assign assign -> {
                if (assign.target() instanceof Expression.Variable variable) {
                    boolean grows = assign.operator().filter("+"::equals).isPresent();
                    boolean onItself = assign.value() instanceof Expression.Concat concat
                            && concat.parts().getFirst() instanceof Expression.Variable first
                            && first.name().equals(variable.name());
                    if (onItself) {
                        ((Expression.Concat) assign.value())
                                .parts().stream()
                                        .skip(1)
                                        .forEach(part -> add(variable.name(), new Event(part, false, branch)));
                    } else {
                        add(variable.name(), new Event(assign.value(), !grows, branch));
                    }
                }
            }
            case Call call when call.name().equals("append") && call.arguments().size() == 1 -> root(call, branch);
            default -> {}
        }
    }

    private void root(Call call, Branch branch) {
        Expression at = call;
        while (at instanceof Call inner
                && inner.name().equals("append")
                && inner.receiver().isPresent()) {
            at = inner.receiver().get();
        }
        if (at instanceof Expression.Variable builder) {
            add(builder.name(), new Event(call.arguments().getFirst(), false, branch));
        }
    }

    private void add(String variable, Event event) {
        byVariable.computeIfAbsent(variable, _ -> new ArrayList<>()).add(event);
    }
}
