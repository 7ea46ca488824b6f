package dev.lintel.read.jpa.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A method name that says its query, taken apart as Spring Data's `PartTree` does.
///
/// @param maximum rows by `First` or `Top`; 0 for no bound
/// @param any the alternatives of `Or`, each a list of parts joined by `And`
record DerivedName(Subject subject, boolean distinct, int maximum, List<List<Part>> any, List<Sorting> order) {
    private static final List<String> VERBS =
            List.of("find", "read", "get", "query", "search", "stream", "count", "exists", "delete", "remove");

    DerivedName {
        any = List.copyOf(any);
        order = List.copyOf(order);
    }

    enum Subject {
        FIND,
        COUNT,
        EXISTS,
        DELETE
    }

    /// One comparison.
    ///
    /// @param property as in the name, capitalised
    record Part(String property, Keyword keyword, boolean ignoreCase) {}

    record Sorting(String property, boolean descending) {}

    /// Empty when the name is not of that form.
    static Optional<DerivedName> parse(String name) {
        Optional<String> verb = VERBS.stream().filter(name::startsWith).findFirst();
        if (verb.isEmpty()) {
            return Optional.empty();
        }
        int by = by(name, verb.get().length());
        if (by < 0) {
            return Optional.empty();
        }
        String subject = name.substring(verb.get().length(), by);
        return parse(subject(verb.get()), subject, name.substring(by + 2));
    }

    /// The first `By`; what stands between it and the verb starts with a capital.
    private static int by(String name, int from) {
        if (from < name.length() && !Character.isUpperCase(name.charAt(from))) {
            return -1;
        }
        return name.indexOf("By", from);
    }

    private static Subject subject(String verb) {
        return switch (verb) {
            case "count" -> Subject.COUNT;
            case "exists" -> Subject.EXISTS;
            case "delete", "remove" -> Subject.DELETE;
            default -> Subject.FIND;
        };
    }

    private static Optional<DerivedName> parse(Subject kind, String subject, String rest) {
        int orderBy = rest.indexOf("OrderBy");
        String predicate = orderBy < 0 ? rest : rest.substring(0, orderBy);
        List<Sorting> order = orderBy < 0 ? List.of() : order(rest.substring(orderBy + "OrderBy".length()));
        boolean allIgnoreCase = false;
        for (String all : List.of("AllIgnoreCase", "AllIgnoringCase")) {
            if (predicate.endsWith(all)) {
                allIgnoreCase = true;
                predicate = predicate.substring(0, predicate.length() - all.length());
            }
        }
        List<List<Part>> any = new ArrayList<>();
        for (String or : split(predicate, "Or")) {
            List<Part> parts = new ArrayList<>();
            for (String and : split(or, "And")) {
                if (!and.isEmpty()) {
                    parts.add(part(and, allIgnoreCase));
                }
            }
            any.add(parts);
        }
        return Optional.of(new DerivedName(kind, subject.contains("Distinct"), maximum(subject), any, order));
    }

    private static Part part(String text, boolean allIgnoreCase) {
        String rest = text;
        boolean ignoreCase = allIgnoreCase;
        for (String suffix : List.of("IgnoreCase", "IgnoringCase")) {
            if (rest.endsWith(suffix) && rest.length() > suffix.length()) {
                rest = rest.substring(0, rest.length() - suffix.length());
                ignoreCase = true;
            }
        }
        for (Keyword keyword : Keyword.values()) {
            for (String word : keyword.words()) {
                if (rest.endsWith(word) && rest.length() > word.length()) {
                    return new Part(rest.substring(0, rest.length() - word.length()), keyword, ignoreCase);
                }
            }
        }
        return new Part(rest, Keyword.EQUAL, ignoreCase);
    }

    /// At the keyword where a capital follows.
    private static List<String> split(String text, String keyword) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
            int after = at + keyword.length();
            if (at > start && after < text.length() && startsWord(text.charAt(after))) {
                parts.add(text.substring(start, at));
                start = after;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static boolean startsWord(char c) {
        return Character.isUpperCase(c) || c > 127;
    }

    private static int maximum(String subject) {
        for (String word : List.of("First", "Top")) {
            int at = subject.indexOf(word);
            if (at >= 0) {
                int end = at + word.length();
                int value = 0;
                while (end < subject.length() && Character.isDigit(subject.charAt(end)) && value < 1_000_000) {
                    value = value * 10 + Character.digit(subject.charAt(end++), 10);
                }
                return value == 0 ? 1 : value;
            }
        }
        return 0;
    }

    private static List<Sorting> order(String text) {
        List<Sorting> order = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean border = i == text.length() || Character.isUpperCase(text.charAt(i));
            String sofar = text.substring(start, i);
            if (border && (sofar.endsWith("Asc") || sofar.endsWith("Desc") || i == text.length())) {
                boolean descending = sofar.endsWith("Desc");
                String suffix = descending ? "Desc" : sofar.endsWith("Asc") ? "Asc" : "";
                String property = sofar.substring(0, sofar.length() - suffix.length());
                if (!property.isEmpty()) {
                    order.add(new Sorting(property, descending));
                }
                start = i;
            }
        }
        return order;
    }
}
