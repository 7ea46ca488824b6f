package dev.lintel.flow.knowledge;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One thing that a call does to the values that take part in it. A listed method does what its roles say and nothing
/// else.
public sealed interface Role {
    /// `source result as parameter`: untrusted data of this kind stands there after the call.
    /// `source result as path in log-line`: what it holds is encoded so, as it was sent.
    record Source(AccessPath at, String label, Set<String> encodings) implements Role {
        public Source {
            encodings = Set.copyOf(encodings);
        }
    }

    /// `sink arg0 as sql`: what stands there is interpreted, and harm is done when it is untrusted.
    ///
    /// @param needs the sink counts only when the value there may be `true` (`needs this.polymorphic`)
    record Sink(AccessPath at, String kind, Optional<AccessPath> needs) implements Role {}

    /// `pass arg0 -> this[+]`: the same value moves on, with its identity, its constants and its taint.
    record Pass(AccessPath from, AccessPath to) implements Role {}

    /// `derive arg0 -> result`: a new value is made from it; taint goes along, what the value is is not known.
    record Derive(AccessPath from, AccessPath to) implements Role {}

    /// `decode arg0 -> result`: derived, and what an encoder did before is undone.
    record Decode(AccessPath from, AccessPath to) implements Role {}

    /// `clean arg0 -> result as html`: derived, and harmless where these encodings protect.
    record Clean(AccessPath from, AccessPath to, Set<String> encodings) implements Role {
        public Clean {
            encodings = Set.copyOf(encodings);
        }
    }

    /// `guard this as path when true after path-normal`: on the way on which the call answered so, the value counts
    /// as encoded.
    ///
    /// @param after only where this was done before to what is tested
    record Guard(AccessPath on, String encoding, When when, Optional<String> after) implements Role {}

    /// `shield url`: from now on the process checks all that goes there itself, by code that was installed here.
    record Shield(String encoding) implements Role {}

    /// `fresh`: the result owes nothing to the receiver and the arguments.
    record Fresh() implements Role {}

    /// `set this.secure to true`.
    record Assign(AccessPath to, Object constant) implements Role {}

    /// `call arg0(this[*]) -> result[*]`: runs the function with these values; its answer goes there.
    record Run(int function, List<AccessPath> given, Optional<AccessPath> to) implements Role {
        public Run {
            given = List.copyOf(given);
        }
    }

    /// On which way out of the call a guard holds.
    enum When {
        TRUE,
        FALSE,
        /// It did not throw.
        RETURNS
    }
}
