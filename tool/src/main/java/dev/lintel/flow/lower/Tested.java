package dev.lintel.flow.lower;

import static dev.lintel.flow.lower.Instruction.NONE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Which variables a condition says something about: those whose value went into it, also by way of calls
/// (`file.getCanonicalPath().startsWith(base)` says something about `file`).
public final class Tested {
    private static final int DEPTH = 6;

    private Tested() {}

    /// Variables with their registers, ordered by name.
    static Map<String, Integer> variables(int condition, Graph graph, Set<String> names) {
        Set<Integer> registers = new HashSet<>();
        collect(condition, graph, DEPTH, registers);
        IntFunction<@Nullable Instruction> definition = graph::definition;
        Set<Integer> values = new HashSet<>();
        registers.forEach(each -> values.add(value(each, definition)));
        Map<String, Integer> known = new HashMap<>(graph.known(names));
        // Behind a loop a variable is only looked up when it is asked about.
        graph.atStart(names).forEach((name, register) -> {
            if (values.contains(register) && !known.containsKey(name)) {
                known.put(name, graph.read(name));
            }
        });
        Map<String, Integer> found = new TreeMap<>();
        known.forEach((name, register) -> {
            if (values.contains(value(register, definition))) {
                found.put(name, register);
            }
        });
        return found;
    }

    /// The register that first held the value of another: before checks and conditions said something of it, and
    /// before loops that leave it as it was.
    public static int value(int register, IntFunction<@Nullable Instruction> definition) {
        return value(register, definition, new HashSet<>());
    }

    private static int value(int register, IntFunction<@Nullable Instruction> definition, Set<Integer> around) {
        int at = register;
        while (true) {
            switch (at == NONE ? null : definition.apply(at)) {
                case Instruction.Refine it -> at = it.of();
                case Instruction.Checked it -> at = it.of();
                case Instruction.Phi it
                when around.size() < DEPTH && around.add(it.to()) -> {
                    Set<Integer> others = new HashSet<>();
                    for (int each : it.from()) {
                        int value = value(each, definition, around);
                        if (!around.contains(value)) {
                            others.add(value);
                        }
                    }
                    around.remove(it.to());
                    return others.size() == 1 ? others.iterator().next() : it.to();
                }
                case null, default -> {
                    return at;
                }
            }
        }
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
    static List<Integer> operands(@Nullable Instruction instruction) {
        return switch (instruction) {
            case Instruction.Refine it -> List.of(it.of());
            case Instruction.Checked it -> List.of(it.of());
            case Instruction.Cast it -> List.of(it.of());
            case Instruction.InstanceOf it -> List.of(it.of());
            case Instruction.Unary it -> List.of(it.operand());
            case Instruction.Binary it -> List.of(it.left(), it.right());
            case Instruction.Matches it -> List.of(it.subject());
            case Instruction.Concat it -> it.parts();
            case Instruction.Phi it -> it.from();
            case Instruction.New it -> it.arguments();
            case Instruction.LoadField it -> List.of(it.object());
            case Instruction.Call it -> {
                List<Integer> all = new ArrayList<>(it.arguments());
                all.add(it.receiver());
                yield all;
            }
            case null -> List.of();
            default -> List.of();
        };
    }
}
