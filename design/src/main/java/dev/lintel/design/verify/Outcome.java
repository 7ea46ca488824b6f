package dev.lintel.design.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a campaign has seen.
///
/// @param statuses how often each was answered
/// @param findings each kind of each operation once, with the first example
public record Outcome(long requests, SortedMap<Integer, Long> statuses, List<Finding> findings) {
    public Outcome {
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
        findings = List.copyOf(findings);
    }

    public enum Kind {
        /// an answer of 500 or above, or none
        BROKE,
        /// status, media type or body are not as the contract says
        CONTRACT,
        /// what the contract forbids was done
        ACCEPTED,
        /// what the contract allows was refused
        REFUSED,
        /// somebody without a valid token, or without the role, got past the door
        DOOR,
        /// somebody saw or changed what is another's
        FOREIGN,
        /// of many equal or contradicting requests more than one was done
        TWICE,
        /// an answer tells what is nobody's business, or lets pages of others read along
        LEAKED,
        /// a limit that the contract names was never reached
        UNLIMITED
    }

    /// @param says what was done, and what came
    public record Finding(Kind kind, String operation, String says) {}

    static final class Tally {
        private final Map<String, Finding> findings = new LinkedHashMap<>();
        private final SortedMap<Integer, Long> statuses = new TreeMap<>();
        private long requests;

        void count(Reply reply) {
            requests++;
            statuses.merge(reply.status(), 1L, Long::sum);
        }

        void add(Kind kind, Contract.Operation operation, String says) {
            String shape =
                    kind + operation.line() + says.replaceAll("\\d+", "#").replaceAll("'.*", "");
            findings.putIfAbsent(shape, new Finding(kind, operation.line(), says));
        }

        Outcome outcome() {
            return new Outcome(requests, statuses, List.copyOf(findings.values()));
        }
    }
}
