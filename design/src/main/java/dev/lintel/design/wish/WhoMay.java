package dev.lintel.design.wish;

import dev.lintel.design.found.Words;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may, in a brief's words: as the sentence says, else as the endpoints ask that are there.
///
/// @param known the roles that the backend asks for somewhere; empty where it asks for none or keeps them in rows
/// @param why where it comes from, for people; empty where the sentence said both
record WhoMay(String readers, String writers, Set<String> known, String why) {
    private static final String SIGNED_IN = "signed-in";
    static final Set<String> NO_ROLES = Set.of("public", SIGNED_IN);

    /// @param beside what the new rows belong to, whose endpoints are the nearest example
    /// @return empty when the backend asks nobody who they are and the sentence says nothing: nothing is opened
    ///     unasked
    static Optional<WhoMay> of(Sentence sentence, Backend backend, Marks marks, List<Endpoint> beside) {
        List<Endpoint> all = backend.endpoints().stream()
                .filter(each -> each.exposure() == Endpoint.Exposure.API)
                .toList();
        boolean asksNobody = all.stream()
                .allMatch(each -> each.access() instanceof Access.Public open && open.how() == Access.How.NO_SECURITY);
        if (asksNobody && (sentence.readers().isEmpty() || sentence.writers().isEmpty())) {
            return Optional.empty();
        }
        Set<String> known =
                all.stream().flatMap(each -> roles(each, marks)).collect(Collectors.toCollection(TreeSet::new));
        List<String> why = new ArrayList<>();
        Example example = writing(beside, marks).or(() -> writing(all, marks)).orElse(new Example(SIGNED_IN, ""));
        String writers = sentence.writers().map(word -> spelled(word, known)).orElseGet(() -> {
            why.add(
                    !example.role().equals(SIGNED_IN)
                            ? "whoever has the role " + example.role() + " may, as " + example.endpoint() + " asks"
                            : own(all).map(each -> "who may is asked as the endpoints beside it ask: " + each)
                                    .orElse(
                                            "whoever is logged in may, since the endpoints that are there ask for no role"));
            return example.role();
        });
        String readers = sentence.readers().map(word -> spelled(word, known)).orElseGet(() -> {
            why.add("nobody else may read");
            return writers;
        });
        return Optional.of(new WhoMay(readers, writers, known, String.join("; ", why)));
    }

    private record Example(String role, String endpoint) {}

    /// The role that most of the endpoints ask for which change something.
    private static Optional<Example> writing(List<Endpoint> endpoints, Marks marks) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        long writing = 0;
        for (Endpoint each : endpoints) {
            if (!each.route().method().equals("GET")) {
                writing++;
                roles(each, marks)
                        .forEach(role -> asked.computeIfAbsent(role, _ -> new ArrayList<>())
                                .add(each.label()));
            }
        }
        long most = writing;
        return asked.entrySet().stream()
                .filter(each -> each.getValue().size() * 3L >= most)
                .max(Comparator.comparingInt((Map.Entry<String, List<String>> each) ->
                                each.getValue().size())
                        .thenComparing(
                                Map.Entry.<String, List<String>>comparingByKey().reversed()))
                .map(each -> new Example(each.getKey(), each.getValue().getFirst()));
    }

    static Stream<String> roles(Endpoint endpoint, Marks marks) {
        if (endpoint.access() instanceof Access.Public open && open.how() == Access.How.AS_SHIPPED) {
            return marks.of(endpoint).stream();
        }
        return endpoint.access() instanceof Access.Restricted restricted
                ? restricted.requirements().stream()
                        .filter(Access.Requirement.AnyRole.class::isInstance)
                        .flatMap(each -> ((Access.Requirement.AnyRole) each).roles().stream())
                        .map(Words::role)
                        .filter(each -> !each.isEmpty())
                : Stream.empty();
    }

    /// What most endpoints ask that is no role: an expression, a guard of the team's own, rows.
    private static Optional<String> own(List<Endpoint> endpoints) {
        List<String> asked = endpoints.stream()
                .filter(each -> switch (each.access()) {
                    case Access.FromData _ -> true;
                    case Access.Restricted restricted ->
                        restricted.requirements().stream()
                                .anyMatch(one -> one instanceof Access.Requirement.Expression
                                        || one instanceof Access.Requirement.Own);
                    case Access.Public _, Access.Denied _, Access.Unknown _ -> false;
                })
                .map(each -> each.label() + " (" + each.access().label() + ")")
                .toList();
        return asked.size() * 3 >= endpoints.size() ? asked.stream().findFirst() : Optional.empty();
    }

    /// A role as the backend spells it, where it has one that is called so.
    private static String spelled(String word, Set<String> known) {
        if (NO_ROLES.contains(word)) {
            return word;
        }
        return known.stream()
                .filter(each -> each.replace("-", "").equals(word.replaceAll("[ -]", "")))
                .findFirst()
                .orElse(word.replace(' ', '-'));
    }

    List<String> roles() {
        return Stream.of(readers, writers)
                .filter(each -> !NO_ROLES.contains(each))
                .distinct()
                .toList();
    }

    /// Whether no role is asked of those who write.
    boolean isAnyCaller() {
        return NO_ROLES.contains(writers);
    }

    String of(String operation) {
        return operation.equals("read") ? readers : writers;
    }
}
