package dev.lintel.optimize.advise;

import java.util.Map;
import java.util.Set;

/// What the server itself reckons when the indexes that are proposed are pretended there, beside what the clone
/// reckoned.
///
/// @param bytes of each index that could be pretended
/// @param refused why others could not be, as the server says it
/// @param told what it says to the statements that they serve
public record SecondOpinion(Map<Candidate, Long> bytes, Map<Candidate, String> refused, Map<Query, Told> told) {
    public SecondOpinion {
        bytes = Map.copyOf(bytes);
        refused = Map.copyOf(refused);
        told = Map.copyOf(told);
    }

    /// Costs of one statement, without all of the indexes and with all of them.
    ///
    /// @param used those of them that its plan reads
    public record Told(double before, double after, Set<Candidate> used) {
        public Told {
            used = Set.copyOf(used);
        }
    }
}
