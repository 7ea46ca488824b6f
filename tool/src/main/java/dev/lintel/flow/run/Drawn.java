package dev.lintel.flow.run;

import dev.lintel.code.Callee;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.AccessPath.Root;
import dev.lintel.flow.knowledge.Role;
import dev.lintel.flow.lower.Block;
import dev.lintel.flow.lower.Code;
import dev.lintel.flow.lower.Instruction;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a number that was drawn can be found in what is made of it. One that only says how long a text is, how
/// often something is done or whether it is done at all is no part of it.
record Drawn(World world) {
    private static final int DEPTH = 3;

    /// @param call the call that drew it; anything else is taken to stay
    boolean stays(Code code, Instruction call) {
        boolean number = call instanceof Instruction.Call it && Types.isPrimitive(it.type());
        return !number || stays(code, call.to(), DEPTH);
    }

    private boolean stays(Code code, int register, int depth) {
        BitSet carrying = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(register));
        while (!open.isEmpty()) {
            int number = open.removeFirst();
            if (carrying.get(number)) {
                continue;
            }
            carrying.set(number);
            for (Block block : code.blocks()) {
                if (leaves(block.exit(), number)) {
                    return true;
                }
                for (Instruction each : block.phis()) {
                    if (((Instruction.Phi) each).from().contains(number)) {
                        open.add(each.to());
                    }
                }
                for (Instruction each : block.instructions()) {
                    switch (use(each, number, depth)) {
                        case STAYS -> {
                            return true;
                        }
                        case MOVES -> open.add(each.to());
                        case DECIDES -> {}
                    }
                }
            }
        }
        return false;
    }

    private static boolean leaves(Block.Exit exit, int number) {
        return exit instanceof Block.Exit.Return(int value, List<Integer> _) && value == number;
    }

    private enum Use {
        /// It is, or chooses, a part of something.
        STAYS,
        /// Another number is made of it.
        MOVES,
        /// It is not read, or only says how many or whether.
        DECIDES
    }

    private Use use(Instruction instruction, int number, int depth) {
        return switch (instruction) {
            case Instruction.Refine it -> moves(it.of() == number);
            case Instruction.Checked it -> moves(it.of() == number);
            case Instruction.Cast it -> moves(it.of() == number);
            case Instruction.Unary it -> moves(it.operand() == number);
            case Instruction.Binary it ->
                it.type().erasure().equals("boolean")
                        ? Use.DECIDES
                        : moves(it.left() == number || it.right() == number);
            case Instruction.NewArray it -> stays(it.elements().contains(number));
            case Instruction.Call it ->
                handed(it.callee(), it.arguments(), it.type().erasure(), number, depth);
            case Instruction.New it ->
                stays(it.captured().containsValue(number)
                        || it.outer() == number
                        || handed(it.callee(), it.arguments(), it.type().erasure(), number, depth) == Use.STAYS);
            case Instruction.LoadElement it -> stays(it.index() == number);
            case Instruction.StoreElement it -> stays(it.index() == number || it.value() == number);
            case Instruction.StoreField it -> stays(it.value() == number);
            case Instruction.Concat it -> stays(it.parts().contains(number));
            case Instruction.Lambda it -> stays(it.captured().contains(number));
            case Instruction.Constant _,
                    Instruction.Unknown _,
                    Instruction.Phi _,
                    Instruction.LoadField _,
                    Instruction.Reference _,
                    Instruction.Matches _,
                    Instruction.InstanceOf _,
                    Instruction.Caught _,
                    Instruction.Element _ -> Use.DECIDES;
        };
    }

    private static Use moves(boolean read) {
        return read ? Use.MOVES : Use.DECIDES;
    }

    private static Use stays(boolean read) {
        return read ? Use.STAYS : Use.DECIDES;
    }

    /// A predicate only decides; of a body of ours it is known what it does with the number. What a library makes
    /// of it is known where the knowledge speaks of the call, and of any other call nothing is said.
    private Use handed(Callee callee, List<Integer> arguments, String result, int number, int depth) {
        int at = arguments.indexOf(number);
        if (at < 0 || result.equals("boolean")) {
            return Use.DECIDES;
        }
        Optional<Code> body = callee.method().flatMap(world.codes()::of);
        if (body.isPresent() && at < body.get().parameters().size()) {
            return stays(depth == 0 || stays(body.get(), body.get().parameters().get(at), depth - 1));
        }
        boolean given = callee.name().equals(Callee.CONSTRUCTOR) || result.equals("void");
        return stays(world.rules(callee, arguments.size())
                .flatMap(rules -> rules.roles(_ -> Optional.empty()))
                .filter(known -> !given || reads(known, at))
                .isPresent());
    }

    /// Whether an object takes the argument over; a builder that is made with a length does not.
    private static boolean reads(List<Role> roles, int argument) {
        return roles.stream()
                .map(role -> switch (role) {
                    case Role.Pass(AccessPath from, AccessPath _) -> from.root();
                    case Role.Derive(AccessPath from, AccessPath _) -> from.root();
                    case Role.Decode(AccessPath from, AccessPath _) -> from.root();
                    case Role.Clean(AccessPath from, AccessPath _, Set<String> _) -> from.root();
                    case Role.Source _,
                            Role.Sink _,
                            Role.Guard _,
                            Role.Shield _,
                            Role.Fresh _,
                            Role.Assign _,
                            Role.Run _ -> new Root.Result();
                })
                .anyMatch(root -> root instanceof Root.EveryArgument || root.equals(new Root.Argument(argument)));
    }
}
