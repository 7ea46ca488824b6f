package dev.lintel.flow.lower;

import dev.lintel.code.Callee;
import dev.lintel.code.MethodId;
import dev.lintel.source.SourceId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A lowered body: of a method, a constructor with its class's initialisers, a lambda, or the static initialiser.
/// Compared by identity; the same body is lowered once.
public final class Code {
    /// What changes which elements a collection or map holds, and where.
    private static final Set<String> CHANGES = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "clear",
            "insertElementAt",
            "offer",
            "pop",
            "poll",
            "push",
            "put",
            "putAll",
            "remove",
            "set");
    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final MethodId method;
    private final String name;
    private final SourceId file;
    private final Layout layout;
    private final List<Block> blocks;
    private final @Nullable Instruction[] definitions;
    private final int size;
    private final boolean answers;
    private final boolean keeps;
    private final @Nullable BitSet[] readers;
    /// By block, the registers that its phis join.
    private final @Nullable BitSet[] joined;
    /// What [#value] found; runs side by side find the same.
    private final int[] values;

    /// Which registers are there from the start.
    ///
    /// @param self the register of `this`, or [Instruction#NONE]
    /// @param captured registers of captured variables, in order
    /// @param parameters registers of the parameters, in order
    /// @param steady which parameters are never assigned anew
    record Layout(int self, List<Integer> captured, List<Integer> parameters, List<Boolean> steady) {
        Layout {
            captured = List.copyOf(captured);
            parameters = List.copyOf(parameters);
            steady = List.copyOf(steady);
        }
    }

    Code(MethodId method, SourceId file, Layout layout, List<Block> blocks, int registers) {
        this.method = method;
        this.name = nameOf(method);
        this.file = file;
        this.layout = layout;
        this.blocks = List.copyOf(blocks);
        this.definitions = new Instruction[registers];
        int count = 0;
        for (Block block : blocks) {
            block.phis.forEach(this::define);
            block.instructions.forEach(this::define);
            count += block.instructions.size();
        }
        this.size = count;
        this.answers = blocks.stream()
                .anyMatch(each -> each.exit instanceof Block.Exit.Return leave && leave.value() != Instruction.NONE);
        this.values = new int[registers];
        Arrays.fill(values, UNKNOWN);
        this.keeps =
                blocks.stream().anyMatch(block -> block.instructions.stream().anyMatch(this::changes));
        this.readers = new BitSet[registers];
        this.joined = new BitSet[blocks.size()];
        for (Block block : blocks) {
            joined[block.index] = joined(block);
            block.phis.forEach(each -> Operands.of(each).forEach(register -> reads(block, register)));
            for (Instruction each : block.instructions) {
                Operands.of(each).forEach(register -> reads(block, register));
                if (each instanceof Instruction.Refine refine) {
                    Operands.of(definitions[refine.condition()]).forEach(register -> reads(block, register));
                }
            }
            Operands.of(block.exit).forEach(register -> reads(block, register));
        }
    }

    /// A field is written, or what was handed in is another afterwards: `names.add("id")`, `cookie.setSecure(true)`.
    private boolean changes(Instruction each) {
        return each instanceof Instruction.StoreField
                || each instanceof Instruction.Call call
                        && isChange(call.callee())
                        && layout.parameters().contains(value(call.receiver()));
    }

    private static boolean isChange(Callee callee) {
        String owner = callee.owner();
        return owner.startsWith("java.util.") && CHANGES.contains(callee.name())
                || callee.name().startsWith("set") && (owner.startsWith("javax.") || owner.startsWith("jakarta."));
    }

    private static String nameOf(MethodId method) {
        String owner = method.owner().substring(method.owner().lastIndexOf('.') + 1);
        return method.name().equals(Callee.CONSTRUCTOR) ? owner : owner + "." + method.name();
    }

    private void reads(Block block, int register) {
        if (register != Instruction.NONE) {
            BitSet known = readers[register];
            if (known == null) {
                known = new BitSet();
                readers[register] = known;
            }
            known.set(block.index);
        }
    }

    /// Adds the blocks that read a register, but for the one that is being run unless a phi of it does.
    public void readers(int register, Block running, BitSet into) {
        BitSet known = readers[register];
        if (known != null) {
            boolean before = into.get(running.index);
            into.or(known);
            BitSet phis = joined[running.index];
            if (!before && known.get(running.index) && (phis == null || !phis.get(register))) {
                into.clear(running.index);
            }
        }
    }

    private static @Nullable BitSet joined(Block block) {
        if (block.phis.isEmpty()) {
            return null;
        }
        BitSet joined = new BitSet();
        for (Instruction each : block.phis) {
            for (int register : ((Instruction.Phi) each).from()) {
                if (register != Instruction.NONE) {
                    joined.set(register);
                }
            }
        }
        return joined;
    }

    /// The register that first held what a register holds, as [Tested#value] finds it; remembered, since every check
    /// asks.
    public int value(int register) {
        if (register == Instruction.NONE) {
            return register;
        }
        int known = values[register];
        if (known == UNKNOWN) {
            known = Tested.value(register, this::definition);
            values[register] = known;
        }
        return known;
    }

    private void define(Instruction each) {
        if (each.to() != Instruction.NONE) {
            definitions[each.to()] = each;
        }
    }

    /// The method, or the one that the lambda stands in.
    public MethodId method() {
        return method;
    }

    /// How it is called in messages: `OrderService.find`, and a constructor by its class.
    public String name() {
        return name;
    }

    public SourceId file() {
        return file;
    }

    public int self() {
        return layout.self();
    }

    public List<Integer> captured() {
        return layout.captured();
    }

    public List<Integer> parameters() {
        return layout.parameters();
    }

    /// Whether a parameter keeps its value throughout, so that what is known of it at the end is known of the
    /// argument.
    public boolean isSteady(int parameter) {
        return layout.steady().get(parameter);
    }

    /// In an order in which every block comes after those that lead to it, loops aside.
    public List<Block> blocks() {
        return blocks;
    }

    public int registers() {
        return definitions.length;
    }

    /// The instruction that writes a register; `null` for parameters.
    public @Nullable Instruction definition(int register) {
        return definitions[register];
    }

    /// Whether it gives a value back.
    public boolean answers() {
        return answers;
    }

    /// Whether it writes to a field, or changes what it was handed.
    public boolean keeps() {
        return keeps;
    }

    /// Number of instructions.
    public int size() {
        return size;
    }
}
