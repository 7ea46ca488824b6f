package dev.lintel.practice.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The positions of an expression and which may follow which (Glushkov 1961), so that there are no empty moves. How
/// many ways lead from one to the next is kept: `(a*)*` goes from `a` to `a` in two.
///
/// State 0 is the start; the others stand for the characters of the expression, in order.
final class Automaton {
    private static final int MOST_STATES = 160;
    /// Copies of a repeated body that are told apart; more behave alike.
    private static final int COPIES = 3;

    private final List<BitSet> characters = new ArrayList<>(List.of(new BitSet()));
    private final List<Map<Integer, Integer>> next = new ArrayList<>(List.of(new HashMap<>()));

    /// A part of the expression: where it begins and ends, and whether it may be left out.
    private record Part(List<Integer> first, List<Integer> last, boolean empty) {
        static final Part NOTHING = new Part(List.of(), List.of(), true);
    }

    private Automaton() {}

    /// @throws IllegalArgumentException when it has too many states
    static Automaton of(Expression expression) {
        Automaton automaton = new Automaton();
        Part whole = automaton.part(expression);
        whole.first().forEach(each -> automaton.link(0, each));
        return automaton;
    }

    int size() {
        return characters.size();
    }

    /// The states that may follow, and in how many ways.
    Map<Integer, Integer> after(int state) {
        return next.get(state);
    }

    /// The characters that lead into a state.
    BitSet into(int state) {
        return characters.get(state);
    }

    private Part part(Expression expression) {
        return switch (expression) {
            case Expression.Characters(BitSet of) -> one(of);
            case Expression.Sequence(List<Expression> parts) -> {
                Part all = Part.NOTHING;
                for (Expression each : parts) {
                    all = joined(all, part(each));
                }
                yield all;
            }
            case Expression.Choice(List<Expression> ways) -> {
                Part all = new Part(List.of(), List.of(), false);
                for (Expression each : ways) {
                    Part way = part(each);
                    all = new Part(
                            both(all.first(), way.first()), both(all.last(), way.last()), all.empty() || way.empty());
                }
                yield all;
            }
            case Expression.Repeat repeat -> repeated(repeat);
        };
    }

    private Part one(BitSet of) {
        if (size() >= MOST_STATES) {
            throw new IllegalArgumentException("too many states");
        }
        characters.add(of);
        next.add(new HashMap<>());
        List<Integer> self = List.of(size() - 1);
        return new Part(self, self, false);
    }

    private Part repeated(Expression.Repeat repeat) {
        Part all = Part.NOTHING;
        int certain = Math.min(repeat.least(), COPIES);
        for (int i = 0; i < certain; i++) {
            all = joined(all, part(repeat.body()));
        }
        if (repeat.most() == Expression.Repeat.UNBOUNDED
                || repeat.most() - repeat.least() > COPIES
                || repeat.least() > COPIES) {
            Part again = part(repeat.body());
            again.last().forEach(from -> again.first().forEach(to -> link(from, to)));
            return joined(all, new Part(again.first(), again.last(), true));
        }
        for (int i = repeat.least(); i < repeat.most(); i++) {
            Part once = part(repeat.body());
            all = joined(all, new Part(once.first(), once.last(), true));
        }
        return all;
    }

    private Part joined(Part one, Part other) {
        one.last().forEach(from -> other.first().forEach(to -> link(from, to)));
        return new Part(
                one.empty() ? both(one.first(), other.first()) : one.first(),
                other.empty() ? both(one.last(), other.last()) : other.last(),
                one.empty() && other.empty());
    }

    private void link(int from, int to) {
        next.get(from).merge(to, 1, Integer::sum);
    }

    private static List<Integer> both(List<Integer> one, List<Integer> other) {
        List<Integer> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
