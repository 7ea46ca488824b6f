package dev.lintel.practice.regex;

import dev.lintel.flow.knowledge.CharacterSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words that an automaton can read in several ways, more and more the longer they get.
///
/// Weber and Seidl 1991: the ways grow exponentially when a state comes back to itself by one word on two paths, and
/// as a power when several states come back by one word and each leads by it to the next. Weideman, van der Merwe,
/// Berglund and Watson 2016 read from this what a backtracking matcher does. The first is looked for in the square of
/// the automaton; the second for words of one letter, which is what people write.
final class Ambiguity {
    private static final int MOST_STEPS = 2_000_000;
    private static final int MOST_WORDS = 12;
    /// Below cubic a request is too short to do harm.
    private static final int DEGREE = 3;

    private final Automaton automaton;
    private int steps;

    Ambiguity(Automaton automaton) {
        this.automaton = automaton;
    }

    /// @param lead what brings the automaton to the place where the word can be repeated
    record Word(String lead, String repeated) {}

    List<Word> words() {
        List<Word> found = new ArrayList<>();
        for (int state = 1; state < automaton.size() && found.size() < MOST_WORDS; state++) {
            int from = state;
            twice(state).ifPresent(word -> lead(from).ifPresent(lead -> found.add(new Word(lead, word))));
        }
        BitSet letters = new BitSet();
        for (int state = 1; state < automaton.size() && found.size() < 2 * MOST_WORDS; state++) {
            if (automaton.after(state).containsKey(state)) {
                letters.or(automaton.into(state));
            }
        }
        letters.stream().limit(MOST_WORDS * 3L).forEach(letter -> chain(letter).ifPresent(found::add));
        for (int state = 1; state < automaton.size() && found.size() < 3 * MOST_WORDS; state++) {
            found.addAll(walk(state));
        }
        return List.copyOf(found);
    }

    // ---- exponential

    /// Two states that are reached by the same word, whether by different paths, and how.
    private record Pair(
            int one, int other, boolean apart, @Nullable Pair from, char by) {
        String word() {
            StringBuilder word = new StringBuilder();
            for (Pair each = this; each.from() != null; each = each.from()) {
                word.append(each.by());
            }
            return word.reverse().toString();
        }
    }

    /// The shortest word by which a state comes back to itself on two paths.
    private Optional<String> twice(int state) {
        Deque<Pair> open = new ArrayDeque<>(List.of(new Pair(state, state, false, null, ' ')));
        Map<Long, Boolean> seen = new HashMap<>();
        while (!open.isEmpty() && steps < MOST_STEPS) {
            Pair pair = open.removeFirst();
            for (Map.Entry<Integer, Integer> one : automaton.after(pair.one()).entrySet()) {
                for (Map.Entry<Integer, Integer> other :
                        automaton.after(pair.other()).entrySet()) {
                    steps++;
                    int letter = common(one.getKey(), other.getKey());
                    if (letter < 0) {
                        continue;
                    }
                    boolean several = one.getKey().equals(other.getKey()) && one.getValue() > 1;
                    boolean apart = pair.apart() || !one.getKey().equals(other.getKey()) || several;
                    Pair next = new Pair(one.getKey(), other.getKey(), apart, pair, shown(letter));
                    if (apart && next.one() == state && next.other() == state) {
                        return Optional.of(next.word());
                    }
                    long key = ((long) next.one() * automaton.size() + next.other()) * 2 + (apart ? 1 : 0);
                    if (seen.put(key, true) == null) {
                        open.add(next);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private int common(int one, int other) {
        BitSet both = (BitSet) automaton.into(one).clone();
        both.and(automaton.into(other));
        return both.isEmpty() ? -1 : letter(both);
    }

    // ---- polynomial

    /// Three or more states in a row that all come back by this letter, as a word to repeat.
    private Optional<Word> chain(int letter) {
        int[] longest = new int[automaton.size()];
        int best = 0;
        int begin = 0;
        for (int state = automaton.size() - 1; state > 0; state--) {
            if (!loops(state, letter)) {
                continue;
            }
            longest[state] = 1;
            for (int later : reached(state, letter)) {
                if (later > state && loops(later, letter)) {
                    longest[state] = Math.max(longest[state], longest[later] + 1);
                }
            }
            if (longest[state] > best) {
                best = longest[state];
                begin = state;
            }
        }
        // A search begins at each place anew, which is one more power.
        return best + 1 >= DEGREE
                ? lead(begin).map(lead -> new Word(lead, String.valueOf(shown(letter))))
                : Optional.empty();
    }

    /// A state that is reached, and by which word.
    private record Reached(int state, String word) {}

    /// The words between loops that read them too: `.*a.*b.*c` goes back to each `ab` in `abababab`.
    private List<Word> walk(int begin) {
        List<Word> found = new ArrayList<>();
        Optional<String> lead = lead(begin);
        BitSet read = (BitSet) automaton.into(begin).clone();
        StringBuilder word = new StringBuilder();
        Optional<Reached> loop = loopAfter(begin);
        for (int i = 0; i < DEGREE && lead.isPresent() && loop.isPresent(); i++) {
            word.append(loop.get().word());
            read.and(automaton.into(loop.get().state()));
            boolean reads = word.chars().allMatch(letter -> read.get(CharacterSet.code(letter)));
            if (!reads) {
                break;
            }
            found.add(new Word(lead.get(), word.toString()));
            loop = loopAfter(loop.get().state());
        }
        return found.reversed();
    }

    /// The next state behind one that comes back to itself, when that one does.
    private Optional<Reached> loopAfter(int from) {
        if (!automaton.after(from).containsKey(from)) {
            return Optional.empty();
        }
        BitSet seen = new BitSet();
        seen.set(from);
        Deque<Reached> open = new ArrayDeque<>(List.of(new Reached(from, "")));
        while (!open.isEmpty()) {
            Reached at = open.removeFirst();
            for (int to : automaton.after(at.state()).keySet()) {
                if (seen.get(to) || automaton.into(to).isEmpty()) {
                    continue;
                }
                seen.set(to);
                Reached next = new Reached(to, at.word() + shown(letter(automaton.into(to))));
                if (automaton.after(to).containsKey(to)) {
                    return Optional.of(next);
                }
                open.add(next);
            }
        }
        return Optional.empty();
    }

    private boolean loops(int state, int letter) {
        return automaton.into(state).get(letter) && automaton.after(state).containsKey(state);
    }

    private List<Integer> reached(int from, int letter) {
        List<Integer> found = new ArrayList<>();
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (int each : automaton.after(open.removeFirst()).keySet()) {
                if (automaton.into(each).get(letter) && !seen.get(each)) {
                    seen.set(each);
                    found.add(each);
                    open.add(each);
                }
            }
        }
        return found;
    }

    // ---- words

    /// The shortest word that leads to a state.
    private Optional<String> lead(int state) {
        Map<Integer, String> words = new HashMap<>(Map.of(0, ""));
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int from = open.removeFirst();
            for (int to : automaton.after(from).keySet()) {
                if (!words.containsKey(to) && !automaton.into(to).isEmpty()) {
                    words.put(to, words.getOrDefault(from, "") + shown(letter(automaton.into(to))));
                    open.add(to);
                }
            }
        }
        return Optional.ofNullable(words.get(state));
    }

    /// A letter that people can read, where there is one.
    private static int letter(BitSet of) {
        for (char each : new char[] {'a', '0', 'A', '_', ' ', '-', '.'}) {
            if (of.get(each)) {
                return each;
            }
        }
        int printable = of.nextSetBit('!');
        return printable >= 0 ? printable : of.nextSetBit(0);
    }

    private static char shown(int letter) {
        return letter == CharacterSet.OTHER ? 'é' : (char) letter;
    }
}
