package dev.lintel.flow.lower;

import dev.lintel.code.Type;
import dev.lintel.flow.lower.Block.Edge;
import dev.lintel.flow.lower.Block.Exit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The graph while it grows: the current block, the variables' registers, and the handlers in force.
final class Graph {
    /// A body beyond this many instructions is generated code; following it costs more than it tells.
    static final int LARGEST = 60_000;

    private final Map<Block, Map<String, Integer>> definitions = new IdentityHashMap<>();
    private final Map<Block, Map<String, Integer>> incomplete = new IdentityHashMap<>();
    private final Map<Integer, Instruction> made = new HashMap<>();
    private final Deque<Block> handlers = new ArrayDeque<>();
    private final Block start;
    private Block current;
    private int registers;
    private int count;

    Graph() {
        start = new Block();
        start.sealed = true;
        current = start;
    }

    /// The body is larger than we follow.
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("body too large", null, false, false);
        }
    }

    int register() {
        return registers++;
    }

    int registers() {
        return registers;
    }

    Block current() {
        return current;
    }

    /// Goes on in a block that has all its incoming edges by now.
    void enter(Block block) {
        seal(block);
        current = block;
    }

    /// Goes on in a block that will get more incoming edges: the head of a loop.
    void enterOpen(Block block) {
        current = block;
    }

    <T extends Instruction> int add(T instruction) {
        if (++count > LARGEST) {
            throw new TooLarge();
        }
        if (!current.ended) {
            current.instructions.add(instruction);
        }
        made.put(instruction.to(), instruction);
        return instruction.to();
    }

    @Nullable
    Instruction definition(int register) {
        return made.get(register);
    }

    // ---- edges

    Edge edge(Block from, Block to) {
        Edge edge = new Edge(from, to, to.in.size());
        to.in.add(edge);
        return edge;
    }

    void go(Block to) {
        if (!current.ended) {
            current.exit = new Exit.Go();
            current.out.add(edge(current, to));
            current.ended = true;
        }
    }

    void branch(int condition, Block yes, Block no) {
        if (!current.ended) {
            current.exit = new Exit.Branch(condition);
            current.out.add(edge(current, yes));
            current.out.add(edge(current, no));
            current.ended = true;
        }
    }

    void fork(List<Block> ways) {
        if (!current.ended) {
            current.exit = new Exit.Fork();
            ways.forEach(each -> current.out.add(edge(current, each)));
            current.ended = true;
        }
    }

    void end(Exit exit) {
        if (!current.ended) {
            current.exit = exit;
            current.ended = true;
            if (exit instanceof Exit.Throw && !handlers.isEmpty()) {
                current.exceptional = edge(current, handlers.peek());
            }
        }
    }

    boolean isEnded() {
        return current.ended;
    }

    // ---- handlers

    void push(Block handler) {
        handlers.push(handler);
    }

    void pop() {
        handlers.pop();
    }

    Deque<Block> handlers() {
        return handlers;
    }

    /// After something that can throw: the way into the handler leaves here.
    void mayThrow() {
        if (!handlers.isEmpty() && !current.ended) {
            current.exceptional = edge(current, handlers.peek());
            Block next = new Block();
            go(next);
            enter(next);
        }
    }

    // ---- variables

    void write(String variable, int register) {
        definitions.computeIfAbsent(current, _ -> new HashMap<>()).put(variable, register);
    }

    /// A variable that the body has from its start.
    void writeAtStart(String variable, int register) {
        definitions.computeIfAbsent(start, _ -> new HashMap<>()).putIfAbsent(variable, register);
    }

    int read(String variable) {
        return read(variable, current);
    }

    /// The registers that variables have in the current block as far as that is known without looking further.
    Map<String, Integer> known(Set<String> variables) {
        Map<String, Integer> found = new HashMap<>();
        for (String each : variables) {
            Block block = current;
            for (int i = 0; i < 64; i++) {
                Integer register = definitions.getOrDefault(block, Map.of()).get(each);
                if (register != null) {
                    found.put(each, register);
                    break;
                }
                if (block.in.size() != 1 || !block.sealed) {
                    break;
                }
                block = block.in.getFirst().from();
            }
        }
        return found;
    }

    /// The registers that variables have when the body begins.
    Map<String, Integer> atStart(Set<String> variables) {
        Map<String, Integer> found = new HashMap<>(definitions.getOrDefault(start, Map.of()));
        found.keySet().retainAll(variables);
        return found;
    }

    private int read(String variable, Block from) {
        List<Block> chain = new ArrayList<>();
        Block block = from;
        while (true) {
            Integer register = definitions.getOrDefault(block, Map.of()).get(variable);
            if (register == null && (block.in.size() != 1 || !block.sealed)) {
                register = join(variable, block);
            }
            if (register != null) {
                for (Block each : chain) {
                    definitions.computeIfAbsent(each, _ -> new HashMap<>()).put(variable, register);
                }
                return register;
            }
            chain.add(block);
            block = block.in.getFirst().from();
        }
    }

    private int join(String variable, Block block) {
        int register = register();
        definitions.computeIfAbsent(block, _ -> new HashMap<>()).put(variable, register);
        if (!block.sealed) {
            incomplete.computeIfAbsent(block, _ -> new HashMap<>()).put(variable, register);
        } else if (block.in.isEmpty()) {
            block.instructions.addFirst(new Instruction.Unknown(register, Type.UNKNOWN, 0));
        } else {
            complete(variable, register, block);
        }
        return register;
    }

    private void complete(String variable, int register, Block block) {
        count += block.in.size() / 8;
        if (count > LARGEST) {
            throw new TooLarge();
        }
        List<Integer> from = new ArrayList<>(block.in.size());
        for (int i = 0; i < block.in.size(); i++) {
            from.add(read(variable, block.in.get(i).from()));
        }
        Instruction phi = new Instruction.Phi(register, List.copyOf(from), 0);
        block.phis.add(phi);
        made.put(register, phi);
    }

    void seal(Block block) {
        if (!block.sealed) {
            block.sealed = true;
            Map<String, Integer> open = incomplete.remove(block);
            if (open != null) {
                open.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .forEach(each -> complete(each.getKey(), each.getValue(), block));
            }
        }
    }

    // ---- the finished graph

    /// All reachable blocks, each after those that lead to it, loops aside.
    List<Block> ordered() {
        List<Block> postorder = new ArrayList<>();
        Set<Block> seen = new HashSet<>(Set.of(start));
        Deque<Visit> open = new ArrayDeque<>();
        open.push(new Visit(start));
        while (!open.isEmpty()) {
            Visit top = open.peek();
            Block next = top.next();
            if (next == null) {
                postorder.add(open.pop().block);
            } else if (seen.add(next)) {
                open.push(new Visit(next));
            }
        }
        List<Block> order = postorder.reversed();
        for (int i = 0; i < order.size(); i++) {
            order.get(i).index = i;
        }
        return order;
    }

    private static final class Visit {
        private final Block block;
        private final List<Edge> ways;
        private int at;

        Visit(Block block) {
            this.block = block;
            this.ways = new ArrayList<>();
            if (block.exceptional != null) {
                ways.add(block.exceptional);
            }
            ways.addAll(block.out.reversed());
        }

        @Nullable
        Block next() {
            return at < ways.size() ? ways.get(at++).to() : null;
        }
    }
}
