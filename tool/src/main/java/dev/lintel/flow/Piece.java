package dev.lintel.flow;

import java.util.List;

/// One part of a text that was put together.
public sealed interface Piece {
    /// Text that the program itself wrote.
    record Fixed(String text) implements Piece {}

    /// A part that differs from run to run; untrusted when it has taints.
    record Open(List<Taint> taints) implements Piece {
        public Open {
            taints = List.copyOf(taints);
        }
    }
}
