package dev.lintel.agent.answer;

import java.util.List;

/// An answer to one sentence.
///
/// @param kind what was understood: a scene (`optimize`), `question`, `choice`, `refusal`
/// @param headline the answer in one sentence
/// @param next commands that take the reader further, whole lines
public record Answer(String kind, String headline, List<Part> parts, List<String> next) {
    public Answer {
        parts = List.copyOf(parts);
        next = List.copyOf(next);
    }

    public static Answer of(String kind, String headline, Part... parts) {
        return new Answer(kind, headline, List.of(parts), List.of());
    }

    public Answer then(String... commands) {
        return new Answer(kind, headline, parts, List.of(commands));
    }

    /// One heading with what stands under it, in the order in which it should be read.
    public record Part(String heading, List<Claim> claims) {
        public Part {
            claims = List.copyOf(claims);
        }

        /// Nobody reads forty risks, and the first are the most dangerous. Advice, pitfalls and what is not known are
        /// never cut.
        ///
        /// @param most how many facts or risks
        public List<Claim> shown(int most) {
            boolean cut = !claims.isEmpty() && claims.getFirst().kind().needsProof();
            return cut ? claims.stream().limit(most).toList() : claims;
        }
    }
}
