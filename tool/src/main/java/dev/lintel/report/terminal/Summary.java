package dev.lintel.report.terminal;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Risk;
import dev.lintel.finding.Standard;
import dev.lintel.finding.Verdict;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first screen: what this backend is, how it stands, what to do first.
final class Summary {
    private static final int APPLICATIONS = 6;
    private static final int FIRST = 3;

    private final Style style;

    Summary(Style style) {
        this.style = style;
    }

    List<String> lines(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        verdict.backends().stream().limit(APPLICATIONS).forEach(backend -> application(backend, lines));
        int more = verdict.backends().size() - APPLICATIONS;
        if (more > 0) {
            lines.add("and " + counted(more, "more application") + " (lintel map lists all)");
        }
        if (!verdict.backends().isEmpty()) {
            lines.add("");
            verdict.standards().forEach(standard -> lines.add(standard(standard)));
        }
        first(verdict.findings(), lines);
        return lines;
    }

    private static void application(Backend backend, List<String> lines) {
        lines.add(Columns.apart(
                backend.application().name(),
                String.join(", ", backend.application().frameworks())));
        endpoints(backend, Endpoint.Exposure.API)
                .ifPresent(own -> lines.addAll(endpoints(counted(own.size(), "endpoint"), own)));
        // what the framework brings is open or closed by its own settings, and says nothing about the team's code
        endpoints(backend, Endpoint.Exposure.MANAGEMENT)
                .ifPresent(theirs -> lines.addAll(endpoints(theirs.size() + " management", theirs)));
        List<String> rest = new ArrayList<>();
        add(rest, backend.queries().size(), "query", "queries");
        add(rest, backend.clients().size(), "outbound client", "outbound clients");
        add(rest, count(backend, Entry.Listener.class), "listener", "listeners");
        add(rest, count(backend, Entry.Schedule.class), "scheduled job", "scheduled jobs");
        lines.add("  %-14s %s".formatted(counted(backend.schema().tables().size(), "table"), String.join(" · ", rest)));
    }

    private static Optional<List<Endpoint>> endpoints(Backend backend, Endpoint.Exposure exposure) {
        List<Endpoint> some = backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == exposure)
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some);
    }

    private static List<String> endpoints(String number, List<Endpoint> endpoints) {
        List<String> lines = new ArrayList<>();
        String line = "  %-14s ".formatted(number);
        String between = "";
        for (String kind : byAccess(endpoints)) {
            if (line.length() + between.length() + kind.length() > Columns.WIDTH) {
                lines.add(line);
                line = " ".repeat(17);
                between = "";
            }
            line += between + kind;
            between = " · ";
        }
        lines.add(line);
        return lines;
    }

    private static void add(List<String> parts, int number, String one, String many) {
        if (number > 0) {
            parts.add(number + " " + (number == 1 ? one : many));
        }
    }

    private static int count(Backend backend, Class<? extends Entry> kind) {
        return (int) backend.entries().stream().filter(kind::isInstance).count();
    }

    private static List<String> byAccess(List<Endpoint> endpoints) {
        Map<String, Integer> tally = new LinkedHashMap<>();
        List.of(
                        "public",
                        "public by omission",
                        "public as shipped",
                        "without any security",
                        "authenticated",
                        "by role or rule",
                        "from data",
                        "denied",
                        "unknown")
                .forEach(kind -> tally.put(kind, 0));
        endpoints.forEach(endpoint -> tally.merge(kind(endpoint.access()), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        tally.forEach((kind, number) -> add(parts, number, kind, kind));
        return parts;
    }

    private static String kind(Access access) {
        return switch (access) {
            case Access.Public open ->
                switch (open.how()) {
                    case EXPLICIT -> "public";
                    case OMISSION -> "public by omission";
                    case AS_SHIPPED -> "public as shipped";
                    case NO_SECURITY -> "without any security";
                };
            case Access.Restricted restricted -> restricted.beyondLogin() ? "by role or rule" : "authenticated";
            case Access.FromData _ -> "from data";
            case Access.Denied _ -> "denied";
            case Access.Unknown _ -> "unknown";
        };
    }

    private static String standard(Standard standard) {
        String share;
        if (!standard.judged()) {
            share = "not judged";
        } else if (standard.of() == 0) {
            share = "none found";
        } else {
            share = "%3d of %d".formatted(standard.met(), standard.of())
                    + (standard.unknown() > 0 ? ", " + standard.unknown() + " unknown" : "");
        }
        return "  %-44s %s".formatted(standard.name(), share);
    }

    private void first(List<Reported> findings, List<String> lines) {
        if (findings.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Do first");
        // one thing to do may have many places: it is said once
        Map<String, List<Finding>> things = new LinkedHashMap<>();
        boolean grave = findings.stream().anyMatch(each -> each.finding().risk().atLeast(Risk.MEDIUM));
        // a list of three is no reason to call a small thing urgent
        findings.stream()
                .filter(each -> !grave || each.finding().risk().atLeast(Risk.MEDIUM))
                .forEach(each -> things.computeIfAbsent(sentence(each.finding()), _ -> new ArrayList<>())
                        .add(each.finding()));
        int number = 0;
        for (List<Finding> thing : varied(things.values())) {
            if (++number > FIRST) {
                break;
            }
            Finding finding = thing.getFirst();
            String label = finding.risk().label();
            int places = thing.size();
            String text = sentence(finding) + (places > 1 ? " (" + places + " places)" : "");
            List<String> wrapped = Columns.wrap(Columns.printable(text), Columns.WIDTH - 15);
            lines.add("  " + number + ". " + style.risk(finding.risk(), label)
                    + " ".repeat(Math.max(1, 10 - label.length())) + wrapped.getFirst());
            wrapped.stream().skip(1).forEach(line -> lines.add(" ".repeat(15) + line));
        }
    }

    /// Of one risk the first of each practice before its second: three of a kind are one lesson.
    private static List<List<Finding>> varied(Collection<List<Finding>> things) {
        record Kind(Risk risk, String practice) {}
        record Turn(Risk risk, int turn, List<Finding> thing) {}
        Map<Kind, Integer> turns = new HashMap<>();
        return things.stream()
                .map(thing -> {
                    Finding finding = thing.getFirst();
                    Kind kind = new Kind(finding.risk(), finding.practice());
                    return new Turn(finding.risk(), turns.merge(kind, 1, Integer::sum), thing);
                })
                .sorted(Comparator.comparing(Turn::risk).thenComparingInt(Turn::turn))
                .map(Turn::thing)
                .toList();
    }

    /// The headline, which is the same for all findings of some practices, with what it is about.
    private static String sentence(Finding finding) {
        String headline = finding.headline();
        return headline.contains(finding.subject()) ? headline : finding.subject() + ": " + headline;
    }

    static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
