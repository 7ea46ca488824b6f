package dev.lintel.flow.lower;

import static dev.lintel.flow.lower.Instruction.NONE;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which variables a condition says something about: those whose value went into it, also by way of calls
/// (`file.getCanonicalPath().startsWith(base)` says something about `file`).
final class Tested {
    private static final int DEPTH = 6;

    private Tested() {}

    /// Variables with their registers, ordered by name.
    static Map<String, Integer> variables(int condition, Graph graph, Set<String> names) {
        Set<Integer> registers = new HashSet<>();
        collect(condition, graph, DEPTH, registers);
        Map<String, Integer> found = new TreeMap<>();
        new HashMap<>(graph.known(names)).forEach((name, register) -> {
            if (registers.contains(register) || registers.contains(before(register, graph))) {
                found.put(name, register);
            }
        });
        return found;
    }

    /// The register before calls that were asked to check it.
    private static int before(int register, Graph graph) {
        int at = register;
        while (graph.definition(at) instanceof Instruction.Checked checked) {
            at = checked.of();
        }
        return at;
    }

    private static void collect(int register, Graph graph, int depth, Set<Integer> into) {
        if (register == NONE || depth < 0 || !into.add(register)) {
            return;
        }
        for (int each : operands(graph.definition(register))) {
            collect(each, graph, depth - 1, into);
        }
    }

    /// The registers that an instruction's result is made from.
    static List<Integer> operands(@org.jspecify.annotations.Nullable Instruction instruction) {
        return switch (instruction) {
            case Instruction.Refine it -> List.of(it.of());
            case Instruction.Checked it -> List.of(it.of());
            case Instruction.Cast it -> List.of(it.of());
            case Instruction.InstanceOf it -> List.of(it.of());
            case Instruction.Unary it -> List.of(it.operand());
            case Instruction.Binary it -> List.of(it.left(), it.right());
            case Instruction.Matches it -> List.of(it.subject());
            case Instruction.Concat it -> it.parts();
            case Instruction.New it -> it.arguments();
            case Instruction.LoadField it -> List.of(it.object());
            case Instruction.Call it -> {
                List<Integer> all = new java.util.ArrayList<>(it.arguments());
                all.add(it.receiver());
                yield all;
            }
            case null -> List.of();
            default -> List.of();
        };
    }
}
