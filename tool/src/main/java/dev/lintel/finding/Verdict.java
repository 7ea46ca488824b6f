package dev.lintel.finding;

import dev.lintel.graph.Backend;
import dev.lintel.source.Gap;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All that a review came to: what reports show.
///
/// @param target the folder, as it was asked for
/// @param findings the worst first
public record Verdict(
        String target,
        List<Backend> backends,
        List<Standard> standards,
        List<Reported> findings,
        Withheld withheld,
        List<Gap> gaps,
        List<Failure> failures,
        Volume volume,
        Followed followed,
        Duration elapsed) {
    public Verdict {
        backends = List.copyOf(backends);
        standards = List.copyOf(standards);
        findings = List.copyOf(findings);
        gaps = List.copyOf(gaps);
        failures = List.copyOf(failures);
    }

    /// Findings that are not shown, and why.
    ///
    /// @param suppressed with the reason that stands in the code
    /// @param baselined known before, by the baseline file
    /// @param unchanged there before the change that is reviewed
    /// @param possible hidden for lack of confidence
    public record Withheld(List<Suppressed> suppressed, int baselined, int unchanged, int possible) {
        public static final Withheld NOTHING = new Withheld(List.of(), 0, 0, 0);

        public Withheld {
            suppressed = List.copyOf(suppressed);
        }
    }

    public record Suppressed(Reported reported, String reason) {}

    /// How much was read.
    ///
    /// @param files of the target
    /// @param calls method calls in the code; `bound` of them to a known owner
    public record Volume(int files, long calls, long bound) {}

    /// How much of what the entries do was looked at.
    ///
    /// @param entries ways into the backends that untrusted values were followed from, zero when no practice asked;
    ///     `cut` of them not to their end
    /// @param shortened entries that do more than is kept of one
    public record Followed(int entries, int cut, int shortened) {
        public static final Followed NOTHING = new Followed(0, 0, 0);

        public Followed plus(Followed other) {
            return new Followed(entries + other.entries, cut + other.cut, shortened + other.shortened);
        }
    }

    /// How many findings there are of each risk, all risks named, worst first.
    public Map<Risk, Long> counts() {
        Map<Risk, Long> counts = new EnumMap<>(Risk.class);
        for (Risk risk : Risk.values()) {
            counts.put(
                    risk,
                    findings.stream()
                            .filter(each -> each.finding().risk() == risk)
                            .count());
        }
        return Collections.unmodifiableMap(counts);
    }

    public boolean worstIsAtLeast(Risk risk) {
        return findings.stream().anyMatch(each -> each.finding().risk().atLeast(risk));
    }
}
