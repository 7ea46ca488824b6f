package dev.lintel.flow.lower;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Instructions without a branch between them, and what follows. Only the lowering changes it.
public final class Block {
    int index = -1;
    final List<Instruction> phis = new ArrayList<>();
    final List<Instruction> instructions = new ArrayList<>();
    final List<Edge> in = new ArrayList<>();
    final List<Edge> out = new ArrayList<>();

    @Nullable
    Edge exceptional;

    Exit exit = new Exit.Stop();
    boolean sealed;
    boolean ended;

    /// One way from block to block; the `position` is the one among the incoming edges of its end.
    public record Edge(Block from, Block to, int position) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// How a block ends. Its successors are [Block#out].
    public sealed interface Exit {
        record Go() implements Exit {}

        /// The first way out when the condition holds, else the second.
        record Branch(int condition) implements Exit {}

        /// Any of the ways out, which one is not known.
        record Fork() implements Exit {}

        /// @param parameters what the parameters' variables are at this point, refined by what was asked on the way
        record Return(int value, List<Integer> parameters) implements Exit {}

        /// Into the block's handler if there is one.
        record Throw(int exception, long at) implements Exit {}

        record Stop() implements Exit {}
    }

    Block() {}

    /// Position in the order in which every block comes after those that lead to it, loops aside.
    public int index() {
        return index;
    }

    public List<Instruction> phis() {
        return phis;
    }

    public List<Instruction> instructions() {
        return instructions;
    }

    public List<Edge> in() {
        return in;
    }

    public List<Edge> out() {
        return out;
    }

    /// Where an exception goes that an instruction here throws; `null` when it leaves the method.
    public @Nullable Edge exceptional() {
        return exceptional;
    }

    public Exit exit() {
        return exit;
    }
}
