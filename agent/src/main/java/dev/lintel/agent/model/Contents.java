package dev.lintel.agent.model;

import dev.lintel.agent.words.Stem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands in a tool's answer, so that claims can be held against it.
final class Contents {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$]+");
    /// A number by itself; `N+1`, `V17`, `/v1/` and `10-20` hold none.
    static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}_.,+/:$-])\\d+(?:,\\d{3})*(?:\\.\\d+)?(?![\\p{L}\\p{N}_/-]|\\.\\p{N})");
    static final Pattern DENIAL = Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}])(?:no|not|never|none|nothing|nobody|nowhere|neither|nor|without|cannot|lack(?:s|ing)?"
                    + "|missing|absent|unlimited|unbounded|\\p{L}+n['\u2019]t)(?![\\p{L}\\p{N}])");
    /// What our tools call a door that nobody is kept from.
    private static final Pattern OPEN =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:public|anybody|anyone|everybody|strangers?)(?![\\p{L}\\p{N}])");
    private static final Set<String> KEPT_FROM =
            stems("login log in authentication authorization protection rule role" + " access check token credentials");

    private final Set<String> places = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final List<Set<String>> denials = new ArrayList<>();
    private final boolean partial;

    private Contents(boolean partial) {
        this.partial = partial;
    }

    /// @param call what was asked: an empty list is an answer to that
    static Contents of(String call, Object answer) {
        Contents contents = new Contents(answer instanceof Map<?, ?> page && page.containsKey("nextCursor"));
        contents.text(call);
        contents.collect(answer, stems(call));
        return contents;
    }

    /// @param asked stems that belong to what is empty or false here
    private void collect(Object value, Set<String> asked) {
        switch (value) {
            case Map<?, ?> map -> {
                place(map);
                map.forEach((key, each) -> {
                    Set<String> around = new HashSet<>(stems(key.toString()));
                    text(key.toString());
                    if (isNothing(each)) {
                        around.addAll(asked);
                        denials.add(around);
                    }
                    collect(each, around);
                });
            }
            case Collection<?> all -> {
                numbers.add(Integer.toString(all.size()));
                all.forEach(each -> collect(each, asked));
            }
            case String text -> {
                text(text);
                boolean open = OPEN.matcher(text).find();
                if (open || DENIAL.matcher(text).find()) {
                    Set<String> denied = stems(text);
                    denied.addAll(open ? KEPT_FROM : Set.of());
                    denials.add(denied);
                }
            }
            case Number number -> numbers.add(number.toString());
            default -> {}
        }
    }

    private void place(Map<?, ?> map) {
        if (map.get("file") instanceof String file) {
            places.add(file);
            if (map.get("line") instanceof Number line) {
                places.add(file + ":" + line);
            }
        }
    }

    private static boolean isNothing(@org.jspecify.annotations.Nullable Object value) {
        return Boolean.FALSE.equals(value)
                || value instanceof Collection<?> all && all.isEmpty()
                || value instanceof Number number && number.longValue() == 0;
    }

    private void text(String text) {
        stems.addAll(stems(text));
        NAME.matcher(text).results().map(MatchResult::group).forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.chars().allMatch(Character::isDigit))
                .forEach(numbers::add);
        NUMBER.matcher(text).results().map(each -> plain(each.group())).forEach(numbers::add);
    }

    /// Words and the words that names are made of: `order` and `item` of `orderItems`.
    static Set<String> stems(String text) {
        String parted = text.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", " ");
        return WORD.matcher(parted)
                .results()
                .map(each -> Stem.of(each.group().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// `12,000` as `12000`.
    static String plain(String number) {
        return number.replace(",", "");
    }

    /// Whether a place stands in it; the folders before it may be left out.
    boolean hasPlace(String place) {
        return places.stream().anyMatch(each -> each.equals(place) || each.endsWith("/" + place));
    }

    /// @param number without separators
    boolean hasNumber(String number) {
        return numbers.contains(number);
    }

    /// Whether every part of a name in code stands in it, whatever its case: `Order.total` has two.
    boolean hasName(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .allMatch(names::contains);
    }

    boolean hasStems(Set<String> all) {
        return stems.containsAll(all);
    }

    /// Whether something of these words is said not to be.
    boolean deniesSomethingOf(Set<String> words) {
        return denials.stream().anyMatch(denied -> denied.stream().anyMatch(words::contains));
    }

    /// Whether it is one page of more.
    boolean isPartial() {
        return partial;
    }
}
