package dev.lintel.report.inventory;

import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Schema.Table;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Something that only the team can tell: the code leaves it open. Answers stand in `lintel.yaml` under `answers:`.
///
/// @param id stable while the place that leaves it open keeps its file and wording
public record Question(String id, String text, Span at) {
    /// Questions by their cause: one unread security rule is one question, however many endpoints it decides.
    public static List<Question> of(Backend backend) {
        Map<String, List<Endpoint>> byCause = new LinkedHashMap<>();
        Map<String, List<Endpoint>> bySetting = new LinkedHashMap<>();
        for (Endpoint endpoint : backend.endpoints()) {
            switch (endpoint.access()) {
                case Access.Unknown unknown -> add(byCause, unknown.gap().what(), endpoint);
                case Access.FromData data -> add(byCause, data.reason(), endpoint);
                case Access.Public open -> {
                    if (open.how() == Access.How.AS_SHIPPED) {
                        add(bySetting, open.rule(), endpoint);
                    }
                }
                case Access.Restricted _, Access.Denied _ -> {}
            }
        }
        List<Question> questions = new ArrayList<>();
        bySetting.forEach((setting, endpoints) -> questions.add(shipped(setting, endpoints)));
        byCause.forEach((cause, endpoints) -> questions.add(access(cause, endpoints)));
        claimed(ClaimedHeader.of(backend)).ifPresent(questions::add);
        backend.schema().tables().values().stream()
                .filter(table -> !table.complete())
                .sorted(Comparator.comparing(Table::name))
                .map(Question::table)
                .forEach(questions::add);
        return List.copyOf(questions);
    }

    private static void add(Map<String, List<Endpoint>> byCause, String cause, Endpoint endpoint) {
        byCause.computeIfAbsent(cause, _ -> new ArrayList<>()).add(endpoint);
    }

    private static Question shipped(String setting, List<Endpoint> endpoints) {
        Span at = endpoints.getFirst().access().at();
        return new Question(
                "access-" + code(at.file() + setting),
                "Does what is deployed run with " + setting + "? (as shipped it does, and nobody is asked at "
                        + endpoints.getFirst().label() + others(endpoints) + ")",
                at);
    }

    private static String others(List<Endpoint> endpoints) {
        return endpoints.size() == 1 ? "" : " and " + (endpoints.size() - 1) + " more";
    }

    private static Question access(String cause, List<Endpoint> endpoints) {
        Endpoint first = endpoints.getFirst();
        Span at = first.access().at();
        return new Question(
                "access-" + code(at.file() + cause),
                "Who may call " + first.label() + others(endpoints) + "? (" + cause + ")",
                at);
    }

    /// One for all that believe such a header: one gateway answers it.
    private static Optional<Question> claimed(List<ClaimedHeader> all) {
        return all.stream().findFirst().map(first -> {
            long more = all.stream()
                    .map(ClaimedHeader::by)
                    .filter(by -> !by.equals(first.by()))
                    .distinct()
                    .count();
            return new Question(
                    "identity-" + code(first.name().toLowerCase(Locale.ROOT)),
                    "Does something in front set " + first.name() + " and drop what callers send? (" + first.by()
                            + (more == 0 ? " believes it)" : " and " + more + " more believe it)"),
                    first.at());
        });
    }

    private static Question table(Table table) {
        return new Question(
                "table-" + table.name(),
                "Which columns and indexes does " + table.name()
                        + " have? (some of its statements were not understood)",
                table.at());
    }

    private static String code(String text) {
        return String.format("%08x", text.hashCode());
    }
}
