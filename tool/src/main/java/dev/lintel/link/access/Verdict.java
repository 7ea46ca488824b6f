package dev.lintel.link.access;

import dev.lintel.graph.Access.How;
import dev.lintel.read.Fact.Decision;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.Optional;

/// What one rule, or the lack of one, says about an endpoint.
///
/// @param how when it lets everyone in: whether somebody said so for these paths
/// @param rule what decided, for people
/// @param wholesale whether it is for any request: an application switched open or closed as a whole
/// @param doubt why it may not be the one that decides; empty when it surely does
record Verdict(Decision decision, How how, String rule, boolean wholesale, Optional<Gap> doubt, Span at) {
    Verdict doubted(Gap why) {
        return new Verdict(decision, how, rule, wholesale, Optional.of(why), at);
    }

    /// That a setting, and no rule, lets everyone in where nobody named this path.
    Verdict shipped(String setting) {
        return opens() && how == How.OMISSION
                ? new Verdict(decision, How.AS_SHIPPED, setting, wholesale, doubt, at)
                : this;
    }

    boolean opens() {
        return decision instanceof Decision.Permit;
    }
}
