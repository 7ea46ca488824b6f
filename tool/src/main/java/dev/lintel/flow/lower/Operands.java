package dev.lintel.flow.lower;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The registers that an instruction or the end of a block reads.
final class Operands {
    private Operands() {}

    static List<Integer> of(@Nullable Instruction instruction) {
        return switch (instruction) {
            case null -> List.of();
            case Instruction.Constant _, Instruction.Unknown _, Instruction.Caught _ -> List.of();
            case Instruction.Phi it -> it.from();
            case Instruction.Refine it -> List.of(it.of(), it.condition());
            case Instruction.Checked it -> List.of(it.of(), it.call());
            case Instruction.LoadField it -> List.of(it.object());
            case Instruction.StoreField it -> List.of(it.object(), it.value());
            case Instruction.LoadElement it -> List.of(it.array(), it.index());
            case Instruction.StoreElement it -> List.of(it.array(), it.index(), it.value());
            case Instruction.NewArray it -> joined(it.dimensions(), it.elements());
            case Instruction.New it -> {
                List<Integer> all =
                        joined(it.arguments(), List.copyOf(it.captured().values()));
                all.add(it.outer());
                yield all;
            }
            case Instruction.Call it -> joined(it.arguments(), List.of(it.receiver()));
            case Instruction.Lambda it -> it.captured();
            case Instruction.Reference it -> List.of(it.receiver());
            case Instruction.Unary it -> List.of(it.operand());
            case Instruction.Binary it -> List.of(it.left(), it.right());
            case Instruction.Matches it -> List.of(it.subject(), it.label());
            case Instruction.Concat it -> it.parts();
            case Instruction.Cast it -> List.of(it.of());
            case Instruction.InstanceOf it -> List.of(it.of());
            case Instruction.Element it -> List.of(it.source());
        };
    }

    static List<Integer> of(Block.Exit exit) {
        return switch (exit) {
            case Block.Exit.Branch it -> List.of(it.condition());
            case Block.Exit.Return it -> joined(it.parameters(), List.of(it.value()));
            case Block.Exit.Throw it -> List.of(it.exception());
            case Block.Exit.Go _, Block.Exit.Fork _, Block.Exit.Stop _ -> List.of();
        };
    }

    private static List<Integer> joined(List<Integer> one, List<Integer> two) {
        List<Integer> all = new ArrayList<>(one);
        all.addAll(two);
        return all;
    }
}
