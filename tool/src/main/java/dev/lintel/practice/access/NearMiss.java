package dev.lintel.practice.access;

import dev.lintel.graph.Access;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which endpoint a pattern that matches none was meant for: one whose path differs by a letter, or by what
/// stands before it. A pattern without such an endpoint is for something that we do not see (a library's pages),
/// and is left alone.
final class NearMiss {
    private static final int SHORTEST_WORD = 4;
    /// So many endpoints have to share a prefix before it is one.
    private static final int SEVERAL = 3;

    private NearMiss() {}

    static Optional<Endpoint> of(AccessRule rule, List<Endpoint> endpoints) {
        boolean anyMethod = rule.method().equals("*");
        return Stream.of(rule.pattern().split(", "))
                .map(NearMiss::words)
                .filter(words -> !words.isEmpty())
                .flatMap(words -> endpoints.stream()
                        .filter(endpoint -> near(words, words(endpoint.route().path()))
                                || anyMethod
                                        && contextWritten(
                                                words, words(endpoint.route().path()))))
                .findFirst()
                .or(() -> behindPrefix(rule, endpoints));
    }

    /// `/admin/**` where every path begins with `/api`: what the rule is for stands right behind what all have in
    /// common, and is open to more callers than it asks for.
    private static Optional<Endpoint> behindPrefix(AccessRule rule, List<Endpoint> endpoints) {
        List<Endpoint> own = endpoints.stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API
                        && !endpoint.route().isGraphQl())
                .toList();
        List<String> prefix = own.stream()
                .map(endpoint -> words(endpoint.route().path()))
                .reduce(NearMiss::common)
                .orElse(List.of());
        return prefix.isEmpty() || own.size() < SEVERAL
                ? Optional.empty()
                : Stream.of(rule.pattern().split(", "))
                        .filter(pattern -> pattern.endsWith("/**"))
                        .map(NearMiss::words)
                        .filter(words -> !words.isEmpty() && !words.getFirst().equals(prefix.getFirst()))
                        .flatMap(words -> own.stream()
                                .filter(endpoint -> isBehind(
                                                prefix,
                                                words,
                                                words(endpoint.route().path()))
                                        && isOpen(endpoint, rule)))
                        .findFirst();
    }

    private static List<String> common(List<String> left, List<String> right) {
        int same = 0;
        while (same < Math.min(left.size(), right.size()) && left.get(same).equals(right.get(same))) {
            same++;
        }
        return left.subList(0, same);
    }

    private static boolean isBehind(List<String> prefix, List<String> words, List<String> path) {
        int end = prefix.size() + words.size();
        return path.size() >= end && path.subList(prefix.size(), end).equals(words);
    }

    /// To anyone, or to everyone who has an account where the rule asks for more.
    private static boolean isOpen(Endpoint endpoint, AccessRule rule) {
        return switch (endpoint.access()) {
            case Access.Public _ -> true;
            case Access.Restricted restricted ->
                !restricted.beyondAccount() && !rule.decision().equals("authenticated");
            case Access.FromData _, Access.Denied _, Access.Unknown _ -> false;
        };
    }

    /// The fixed parts of a path.
    private static List<String> words(String path) {
        return Stream.of(path.split("/"))
                .filter(part -> !part.isEmpty()
                        && part.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_'))
                .toList();
    }

    /// The very words of the path with its context path, which rules never see.
    private static boolean contextWritten(List<String> pattern, List<String> path) {
        return pattern.size() >= 2
                && path.size() >= pattern.size()
                && path.subList(0, pattern.size()).equals(pattern);
    }

    private static boolean near(List<String> pattern, List<String> path) {
        return misspelt(pattern, path) || moved(pattern, path) || moved(path, pattern);
    }

    /// All words but one are the same, and that one differs by a letter.
    private static boolean misspelt(List<String> pattern, List<String> path) {
        if (path.size() < pattern.size()) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).equals(path.get(i))) {
                different += nearlyEqual(pattern.get(i), path.get(i)) ? 1 : 2;
            }
        }
        return different == 1;
    }

    /// The one stands inside the other behind a prefix: a context path too many or too few.
    private static boolean moved(List<String> inner, List<String> outer) {
        for (int from = 1; from + inner.size() <= outer.size(); from++) {
            if (inner.size() >= 2 && outer.subList(from, from + inner.size()).equals(inner)) {
                return true;
            }
        }
        return false;
    }

    /// At most one letter added, removed or replaced, or two letters swapped, in words long enough to tell.
    private static boolean nearlyEqual(String left, String right) {
        if (left.equalsIgnoreCase(right)) {
            return true;
        }
        if (Math.min(left.length(), right.length()) < SHORTEST_WORD || Math.abs(left.length() - right.length()) > 1) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(left.length(), right.length());
        while (start < shorter && left.charAt(start) == right.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && left.charAt(left.length() - 1 - end) == right.charAt(right.length() - 1 - end)) {
            end++;
        }
        int leftOver = Math.max(left.length(), right.length()) - start - end;
        boolean swapped = leftOver == 2
                && left.length() == right.length()
                && left.charAt(start) == right.charAt(start + 1)
                && left.charAt(start + 1) == right.charAt(start);
        return leftOver <= 1 || swapped;
    }
}
