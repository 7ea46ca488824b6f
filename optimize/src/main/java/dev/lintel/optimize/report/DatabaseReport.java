package dev.lintel.optimize.report;

import dev.lintel.finding.Confidence;
import dev.lintel.optimize.advise.Advice;
import dev.lintel.optimize.advise.Advice.Recommended;
import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.advise.SecondOpinion;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.change.IndexMigration;
import dev.lintel.optimize.change.TableChange;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import dev.lintel.optimize.postgres.rewrite.Rewrite;
import dev.lintel.optimize.trace.Askers;
import dev.lintel.optimize.trace.Askers.Match;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What was found in a database, as text.
public final class DatabaseReport {
    private static final int TOP = 10;
    private static final int MOST_OBSERVATIONS = 8;
    private static final int TEXT_LINES = 3;
    private static final int MOST_STATEMENTS = 24;

    private final Lines lines = new Lines();
    private final Askers askers;
    private final boolean values;

    private DatabaseReport(Askers askers, boolean values) {
        this.askers = askers;
        this.values = values;
    }

    /// All that is said.
    ///
    /// @param title the server and its size, for people
    /// @param second what the server itself reckons of these indexes; empty where it was not asked
    public record Contents(
            String title,
            Catalog catalog,
            List<Query> queries,
            Advice advice,
            Optional<SecondOpinion> second,
            List<TableChange> changes,
            List<Worded> worded,
            List<Observation> observations,
            List<String> alarms,
            List<String> gaps) {
        public Contents {
            queries = List.copyOf(queries);
            changes = List.copyOf(changes);
            worded = List.copyOf(worded);
            observations = List.copyOf(observations);
            alarms = List.copyOf(alarms);
            gaps = List.copyOf(gaps);
        }
    }

    /// A statement and what it might say instead.
    ///
    /// @param costs of both wordings, beside the indexes that are advised; empty when the plans do not tell
    public record Worded(Query query, Rewrite rewrite, Optional<Recommended.Costs> costs) {
        private static final double NO_GAIN = 0.99;

        /// Whether the planner expects that the other words cost less, or has nothing to say to it.
        boolean gains() {
            return costs.map(each -> each.after() < NO_GAIN * each.before()).orElse(true);
        }
    }

    public static String of(Contents contents, Askers askers, boolean values) {
        DatabaseReport report = new DatabaseReport(askers, values);
        report.draw(contents);
        return report.lines.toString();
    }

    /// What the sources alone show of an engine whose plans nobody looked at.
    public static String ofLoops(String title, List<Observation> loops) {
        DatabaseReport report = new DatabaseReport(Askers.of(List.of()), false);
        report.lines.wrapped("", title);
        if (loops.isEmpty()) {
            report.lines.add("").wrapped("", "No query was found that is asked once for each element of a loop.");
        }
        for (Topic topic : Topic.values()) {
            report.observations(topic, loops);
        }
        return report.lines.toString();
    }

    private void draw(Contents contents) {
        lines.add(contents.title());
        contents.alarms().forEach(alarm -> {
            lines.add("");
            lines.wrapped("danger  ", alarm);
        });
        statements(contents.queries());
        proposals(contents);
        TableChanges.add(lines, contents.changes());
        new Wordings(lines, askers, values).add(contents.worded());
        for (Topic topic : Topic.values()) {
            observations(topic, contents.observations());
        }
        if (!contents.gaps().isEmpty()) {
            lines.add("").add("Not known");
            contents.gaps().stream().limit(12).forEach(gap -> lines.bullet(gap));
            if (contents.gaps().size() > 12) {
                lines.add("  - and %d more".formatted(contents.gaps().size() - 12));
            }
        }
    }

    private void statements(List<Query> queries) {
        double total =
                queries.stream().mapToDouble(query -> query.asked().totalMs()).sum();
        List<Query> top = queries.stream()
                .sorted(Comparator.comparingDouble(
                                (Query query) -> query.asked().totalMs())
                        .reversed())
                .limit(TOP)
                .toList();
        if (top.isEmpty() || total <= 0) {
            return;
        }
        lines.add("").add("Where the time goes");
        int number = 0;
        for (Query query : top) {
            lines.add("");
            lines.add(String.format(
                    Locale.ROOT,
                    "%2d. %3.0f %%  %s in %s, %s each, %s each",
                    ++number,
                    100 * query.asked().totalMs() / total,
                    Wording.ms(query.asked().totalMs()),
                    Wording.some(query.asked().calls(), "call"),
                    Wording.ms(query.asked().meanMs()),
                    Wording.some(query.asked().rowsEach(), "row")));
            statement(query);
            asker(query);
        }
    }

    private void statement(Query query) {
        String text = Shortened.list(
                values ? query.asked().text() : Masked.sql(query.asked().text()));
        Lines wrapped = new Lines().wrapped("    ", text);
        List<String> all = wrapped.toString().lines().toList();
        all.stream().limit(TEXT_LINES).forEach(lines::add);
        if (all.size() > TEXT_LINES || query.asked().cut()) {
            lines.add("    …");
        }
    }

    private void asker(Query query) {
        List<Match> matches = askers.of(query.shape());
        for (Match match : matches.stream().limit(2).toList()) {
            String word = match.alike() == Confidence.SURE ? "asked by" : "perhaps asked by";
            lines.add("    " + word + " " + match.asker().entry());
            lines.wrapped("      ", match.asker().call().toString());
        }
        if (matches.size() > 2) {
            lines.add("    and %s of this shape".formatted(Wording.some(matches.size() - 2, "other")));
        }
    }

    private void proposals(Contents contents) {
        Advice advice = contents.advice();
        lines.add("").add("Indexes worth having");
        if (!advice.planned()) {
            lines.add("").add("  Not known: no plan was looked at.");
        } else if (advice.indexes().isEmpty()) {
            lines.add("").add("  None: no index that was tried makes this workload noticeably cheaper.");
        }
        int number = 0;
        for (Recommended each : advice.indexes()) {
            IndexMigration migration = IndexMigration.of(each, contents.catalog());
            lines.add("");
            lines.broken("%2d. ".formatted(++number), migration.statements().getFirst());
            further(migration);
            lines.wrapped("    ", gain(each, advice));
            served(each)
                    .forEach((name, costs) -> lines.add("    cost %s -> %s  %s"
                            .formatted(Wording.count(costs.before()), Wording.count(costs.after()), name)));
            contents.second()
                    .flatMap(opinion -> SecondOpinions.of(each, opinion, contents.catalog()))
                    .ifPresent(says -> lines.hanging("    HypoPG: ", says));
            risks(each);
            lines.broken("    undo: ", migration.undo());
        }
        if (advice.before() > 0 && !advice.indexes().isEmpty()) {
            lines.add("");
            lines.wrapped(
                    "  ",
                    "Estimated cost of the workload: %s of today's; nothing that was tried gets below %s. Estimates are not a "
                                    .formatted(
                                            Wording.percent(advice.after() / advice.before()),
                                            Wording.percent(advice.bound() / advice.before()))
                            + "gain: prove it on a copy before it goes to production.%s"
                                    .formatted(advice.complete() ? "" : " The search was cut off by --time."));
        }
        advice.withdrawn().forEach(each -> lines.wrapped("  not proposed: ", each + "."));
    }

    /// The first one whole, with the query it is about; of the others how many.
    private void risks(Recommended index) {
        List<Recommended.Fragile> all = index.fragile();
        if (!all.isEmpty()) {
            String others = all.size() == 1
                    ? ""
                    : " (and %d more %s)".formatted(all.size() - 1, all.size() == 2 ? "query" : "queries");
            lines.hanging(
                    "    risk: ",
                    shortened(all.getFirst().query()) + others + ": "
                            + all.getFirst().why() + ".");
        }
    }

    /// Of a partitioned table there are two for each partition; where those are many, the first tell how the others
    /// go.
    private void further(IndexMigration migration) {
        List<String> others =
                migration.statements().subList(1, migration.statements().size());
        int shown = others.size() <= MOST_STATEMENTS ? others.size() : 2;
        others.stream().limit(shown).forEach(each -> lines.broken("    ", each));
        if (shown < others.size()) {
            lines.wrapped(
                    "    ",
                    "… and %d more, two for each partition; with PATH and --write all of them go into a migration."
                            .formatted(others.size() - shown));
        }
    }

    /// The three that gain most, by name; of several statements of one endpoint the one that gains most.
    private Map<String, Recommended.Costs> served(Recommended index) {
        Map<String, Recommended.Costs> served = new LinkedHashMap<>();
        index.costs().entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Query, Recommended.Costs> entry) ->
                                entry.getValue().before() - entry.getValue().after())
                        .reversed())
                .filter(entry -> entry.getValue().after() < entry.getValue().before())
                .forEach(entry -> {
                    String name = shortened(entry.getKey());
                    if (served.size() < 3) {
                        served.putIfAbsent(name, entry.getValue());
                    }
                });
        return served;
    }

    private static String gain(Recommended each, Advice advice) {
        String upkeep = each.upkeep() > 0
                ? "; the writes that were counted would take about %s longer".formatted(Wording.ms(each.upkeep()))
                : "";
        double share = each.worth() / Math.max(1e-9, advice.before());
        String most = each.size().uncertain()
                ? " (up to %s: statistics do not tell how often its columns repeat together)"
                        .formatted(Wording.kilobytes(each.size().most() / 1024.0))
                : "";
        return "about %s%s; saves %s of what the workload costs today%s."
                .formatted(
                        Wording.kilobytes(each.bytes() / 1024.0),
                        most,
                        share < 0.01 ? "less than 1 %" : Wording.percent(share),
                        upkeep);
    }

    private String shortened(Query query) {
        List<Match> matches = askers.of(query.shape());
        if (!matches.isEmpty() && matches.getFirst().alike() == Confidence.SURE) {
            return matches.getFirst().asker().entry();
        }
        String text = Shortened.list(Masked.sql(query.asked().text()));
        return text.length() <= 44 ? text : text.substring(0, 43) + "…";
    }

    private void observations(Topic topic, List<Observation> all) {
        List<Observation> some = all.stream()
                .filter(each -> each.topic() == topic)
                .sorted(Comparator.comparingLong(Observation::bytes).reversed())
                .toList();
        if (some.isEmpty()) {
            return;
        }
        String title = topic.title();
        lines.add("").add(Character.toUpperCase(title.charAt(0)) + title.substring(1));
        for (Observation each : some.stream().limit(MOST_OBSERVATIONS).toList()) {
            lines.bullet(each.says());
            lines.wrapped("    ", each.advice());
        }
        if (some.size() > MOST_OBSERVATIONS) {
            lines.add("  - and %d more".formatted(some.size() - MOST_OBSERVATIONS));
        }
    }
}
