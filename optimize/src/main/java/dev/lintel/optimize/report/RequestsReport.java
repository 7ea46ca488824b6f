package dev.lintel.optimize.report;

import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.trace.Askers.Asker;
import dev.lintel.optimize.trace.Askers.Match;
import dev.lintel.optimize.trace.RequestLog;
import dev.lintel.optimize.trace.RequestLog.Request;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many statements each request sends, by endpoint, and which of them it sends again and again.
public final class RequestsReport {
    private static final int CHATTY = 20;
    private static final int AGAIN = 10;
    private static final int MOST = 20;

    private final Askers askers;
    private final Map<String, List<Match>> matches = new HashMap<>();

    private RequestsReport(Askers askers) {
        this.askers = askers;
    }

    public static String of(String name, RequestLog log, Askers askers) {
        return new RequestsReport(askers).text(name, log);
    }

    /// Requests of one endpoint, fewest statements first.
    private record Endpoint(String label, List<Request> requests) {
        int median() {
            return requests.get(requests.size() / 2).sent();
        }

        Request most() {
            return requests.getLast();
        }

        Map.Entry<String, Integer> again() {
            return most().statements().entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow();
        }

        int statements() {
            return requests.stream().mapToInt(Request::sent).sum();
        }

        boolean chatty() {
            return median() >= CHATTY || again().getValue() >= AGAIN;
        }
    }

    private String text(String name, RequestLog log) {
        List<Endpoint> endpoints = endpoints(log);
        int statements = endpoints.stream().mapToInt(Endpoint::statements).sum();
        Lines lines = new Lines();
        lines.wrapped(
                "",
                "%s: %d requests sent %d statements"
                        .formatted(name, log.requests().size(), statements));
        if (log.apart() > 0) {
            lines.wrapped(
                    "",
                    "Left out: %d statements on lines that name no request. Print the trace's number beside them (logging.pattern.correlation, %%X{traceId}) or send it in a comment (sqlcommenter)."
                            .formatted(log.apart()));
        }
        if (endpoints.isEmpty()) {
            return lines.toString();
        }
        lines.add("").add("  requests  statements each").add("               median   most  endpoint");
        endpoints.stream()
                .limit(MOST)
                .forEach(each -> lines.add("  %8d  %9d  %5d  %s"
                        .formatted(
                                each.requests().size(),
                                each.median(),
                                each.most().sent(),
                                each.label())));
        if (endpoints.size() > MOST) {
            lines.add("  and %d more".formatted(endpoints.size() - MOST));
        }
        List<Endpoint> chatty = endpoints.stream().filter(Endpoint::chatty).toList();
        if (!chatty.isEmpty()) {
            lines.add("").add("Chatty");
        }
        chatty.stream().limit(MOST).forEach(each -> say(each, lines));
        return lines.toString();
    }

    private void say(Endpoint endpoint, Lines lines) {
        int different = endpoint.most().statements().size();
        lines.bullet("%s sends %d statements for a request, %d at most (%d different ones)."
                .formatted(endpoint.label(), endpoint.median(), endpoint.most().sent(), different));
        Map.Entry<String, Integer> again = endpoint.again();
        if (again.getValue() < AGAIN) {
            lines.wrapped("    ", "None of them stands out: join what belongs together, or keep what seldom changes.");
            return;
        }
        lines.wrapped("    ", "%d times: %s".formatted(again.getValue(), Shortened.list(again.getKey())));
        asker(endpoint, again.getKey()).ifPresent(said -> lines.wrapped("    ", said));
        lines.wrapped(
                "    ",
                "Ask once for all of them: a join fetch or an entity graph, a batch size on the mapping, or one query with all keys.");
    }

    /// Where the endpoint's own code asks it; empty where the sources do not tell the endpoint.
    private Optional<String> asker(Endpoint endpoint, String sql) {
        if (askers.all().stream().noneMatch(each -> each.entry().equals(endpoint.label()))) {
            return Optional.empty();
        }
        List<Asker> own = matches(sql).stream()
                .map(Match::asker)
                .filter(each -> each.entry().equals(endpoint.label()))
                .toList();
        return own.stream()
                .filter(Asker::inLoop)
                .findFirst()
                .or(() -> own.stream().findFirst())
                .map(found -> "asked at %s%s"
                        .formatted(
                                found.call(),
                                found.loop()
                                        .map(loop -> ", in the loop at " + loop)
                                        .orElse("")))
                .or(() -> Optional.of("The endpoint's code asks it nowhere: a mapping loads it for each row."));
    }

    private List<Endpoint> endpoints(RequestLog log) {
        Map<String, List<Request>> byLabel = new TreeMap<>();
        Map<Set<String>, String> known = new HashMap<>();
        for (Request each : log.requests()) {
            String label = each.route().isEmpty()
                    ? known.computeIfAbsent(each.statements().keySet(), _ -> label(each))
                    : each.route();
            byLabel.computeIfAbsent(label, _ -> new ArrayList<>()).add(each);
        }
        return byLabel.entrySet().stream()
                .map(each -> new Endpoint(
                        each.getKey(),
                        each.getValue().stream()
                                .sorted(Comparator.comparingInt(Request::sent))
                                .toList()))
                .sorted(Comparator.comparingInt((Endpoint each) -> -each.statements()))
                .toList();
    }

    /// The endpoint that may ask for most of them, of several one that asks for the first, then the one that asks for
    /// least else; without sources what the request begins with.
    private String label(Request request) {
        Map<String, Long> asked = request.statements().keySet().stream()
                .flatMap(sql -> matches(sql).stream()
                        .map(match -> match.asker().entry())
                        .distinct())
                .collect(Collectors.groupingBy(entry -> entry, TreeMap::new, Collectors.counting()));
        String first = request.statements().keySet().iterator().next();
        Set<String> beginning =
                matches(first).stream().map(match -> match.asker().entry()).collect(Collectors.toSet());
        return asked.entrySet().stream()
                .filter(each -> 2 * each.getValue() >= request.statements().size())
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(each -> beginning.contains(each.getKey()))
                        .thenComparing(each -> -queries(each.getKey()))
                        .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElseGet(() -> "begins with " + Shortened.list(first));
    }

    private long queries(String entry) {
        return askers.all().stream()
                .filter(each -> each.entry().equals(entry))
                .map(each -> each.query().at())
                .distinct()
                .count();
    }

    private List<Match> matches(String sql) {
        return matches.computeIfAbsent(sql, text -> askers.of(Sql.shape(text, Dialect.POSTGRESQL)));
    }
}
