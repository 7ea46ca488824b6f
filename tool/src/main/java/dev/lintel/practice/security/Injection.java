package dev.lintel.practice.security;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.practice.FlowPractice;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A practice about untrusted data at a place where it is interpreted. Each says which places, what makes the data
/// harmless there, and in which words; how an arrival becomes a finding is the same for all and stands in [Attack].
interface Injection extends FlowPractice {
    /// What outsiders write. What was stored, and what other systems answer, is for other practices.
    Set<String> OUTSIDERS =
            Set.of("parameter", "header", "body", "cookie", "path", "upload", "media-type", "archive", "message");

    /// Kinds of sinks, in the words of the library knowledge.
    Set<String> kinds();

    /// Encodings that take the danger from the data here, wherever it stands in the value.
    Set<String> excuses();

    /// The words for what happens here.
    Words words(Arrival arrival);

    /// @param harm what the caller can do then, behind "can": "read and change the database"
    /// @param reaches what the data does, behind its name: "reaches the SQL text"
    /// @param place what stands at the sink: "runs as SQL"
    record Words(String harm, String reaches, String place) {}

    Optional<Fix> fix(Arrival arrival, List<Taint> harmful);

    default Set<String> labels() {
        return OUTSIDERS;
    }

    /// Whether this data can do no harm at this place although nothing was done to it.
    default boolean harmless(Backend backend, Paths paths, Arrival arrival, Taint taint) {
        return harmless(backend, arrival, taint);
    }

    /// The same, for those who need no more than the application.
    default boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return false;
    }

    /// What has to change, where that is not the statement itself: findings with one cause are one finding.
    default Optional<String> cause(Arrival arrival) {
        return Optional.empty();
    }

    /// How little is done at this place, from zero: of attacks with one cause the one that does most is told.
    default int mildness(Arrival arrival) {
        return 0;
    }

    /// Whether the repair stands where the text is put together: values are bound there. What a page or a header
    /// takes is encoded where it is written.
    default boolean repairedWhereAssembled() {
        return true;
    }

    /// How grave it can be where only people who run the whole installation may call.
    default Risk riskByOperators() {
        return Risk.MEDIUM;
    }

    /// What this backend makes of the risk, beyond who may call, and what the data itself does.
    default Judgement weigh(Judgement judgement, Backend backend, Arrival arrival, List<Taint> harmful) {
        return weigh(judgement, backend, arrival);
    }

    /// The same, for those who do not look at the data.
    default Judgement weigh(Judgement judgement, Backend backend, Arrival arrival) {
        return judgement;
    }

    /// Whether the caller alone can send it: no page or link of another site makes a browser send such headers or
    /// cookies for somebody else.
    static boolean onlyOfOneself(List<Taint> harmful) {
        return harmful.stream()
                .allMatch(taint -> taint.label().equals("cookie")
                        || taint.label().equals("header") && !taint.name().equalsIgnoreCase("Referer"));
    }

    @Override
    default Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        return Attack.findings(kinds().stream()
                .sorted()
                .flatMap(kind -> flows.arrivals(kind).stream())
                .flatMap(arrival -> Attack.of(this, backend, paths, arrival).stream())
                .toList());
    }
}
