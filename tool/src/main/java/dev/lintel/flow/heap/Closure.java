package dev.lintel.flow.heap;

import dev.lintel.flow.lower.Instruction;
import java.util.List;

/// What a function object runs: a lambda or a method reference, with what it holds.
///
/// @param made the instruction that made it
/// @param held captured values in the code's order, or the receiver of a reference
public record Closure(Instruction made, List<Value> held) {
    public Closure {
        held = List.copyOf(held);
    }
}
