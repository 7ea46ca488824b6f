package dev.lintel.agent.words;

import dev.lintel.agent.words.Mention.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All names of one backend, to be found in sentences: `order items`, `OrderItem` and `order_items` are one table.
public final class Names {
    private static final int LONGEST = 5;
    /// Who begins with one of these gives an order, also where a table is called so: "review orders" names one table.
    private static final Set<String> ORDERS = Set.of(
            "review", "check", "audit", "design", "plan", "list", "show", "count", "explain", "protect", "limit",
            "secure");

    private final Map<String, List<Name>> byWords = new HashMap<>();
    private final Map<String, List<Name>> exact = new HashMap<>();

    private record Name(Kind kind, String name) {}

    /// A name that people write as words: its parts, in one number.
    public Names add(Kind kind, String name, String spoken) {
        List<String> parts = parts(spoken);
        if (!parts.isEmpty()) {
            add(byWords, String.join(" ", parts), new Name(kind, name));
            add(byWords, String.join("", parts), new Name(kind, name));
        }
        return exact(kind, name, spoken);
    }

    /// A name that counts only as it is written, apart from its case.
    public Names exact(Kind kind, String name, String written) {
        add(exact, written.toLowerCase(Locale.ROOT), new Name(kind, name));
        return this;
    }

    private static void add(Map<String, List<Name>> index, String key, Name name) {
        List<Name> known = index.computeIfAbsent(key, _ -> new ArrayList<>());
        if (!known.contains(name)) {
            known.add(name);
        }
    }

    /// `OrderItems`, `order_items` and `order-items` as `order item`.
    private static List<String> parts(String name) {
        String parted = name.replaceAll("([\\p{Ll}\\p{N}])(\\p{Lu})", "$1 $2")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
        return parted.isEmpty()
                ? List.of()
                : List.of(parted.split(" ")).stream().map(Stem::singular).toList();
    }

    /// What a sentence names, longest names first where they overlap; the same words may name a table and a class.
    public List<Mention> in(Sentence sentence) {
        List<Mention> found = new ArrayList<>();
        boolean[] taken = new boolean[sentence.words().size()];
        if (taken.length > 1 && ORDERS.contains(sentence.words().getFirst().plain())) {
            taken[0] = true;
        }
        for (int length = LONGEST; length >= 1; length--) {
            for (int from = 0; from + length <= sentence.words().size(); from++) {
                if (isFree(taken, from, length)) {
                    List<Name> names = at(sentence, from, length);
                    for (Name name : names) {
                        found.add(new Mention(name.kind(), name.name(), from, from + length));
                    }
                    for (int i = from; !names.isEmpty() && i < from + length; i++) {
                        taken[i] = true;
                    }
                }
            }
        }
        found.addAll(slips(sentence, taken));
        return found.stream()
                .sorted(Comparator.comparingInt(Mention::from).thenComparing(Mention::kind))
                .toList();
    }

    private static boolean isFree(boolean[] taken, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (taken[i]) {
                return false;
            }
        }
        return true;
    }

    private List<Name> at(Sentence sentence, int from, int length) {
        List<Sentence.Word> words = sentence.words().subList(from, from + length);
        Set<Name> names = new LinkedHashSet<>();
        if (length == 1) {
            names.addAll(exact.getOrDefault(words.getFirst().plain(), List.of()));
        }
        List<String> parts =
                words.stream().flatMap(word -> parts(word.raw()).stream()).toList();
        names.addAll(byWords.getOrDefault(String.join(" ", parts), List.of()));
        return List.copyOf(names);
    }

    /// A single word with a slip of the pen, when it is near one name only.
    private List<Mention> slips(Sentence sentence, boolean[] taken) {
        List<Mention> found = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            String written = Stem.singular(sentence.words().get(i).plain());
            if (taken[i] || written.length() <= 4) {
                continue;
            }
            List<List<Name>> near = byWords.entrySet().stream()
                    .filter(each -> !each.getKey().contains(" ") && Spelling.isSlipOf(written, each.getKey()))
                    .map(Map.Entry::getValue)
                    .distinct()
                    .toList();
            if (near.size() == 1) {
                for (Name name : near.getFirst()) {
                    found.add(new Mention(name.kind(), name.name(), i, i + 1));
                }
            }
        }
        return found;
    }
}
