package dev.lintel.agent.model;

import dev.lintel.agent.words.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Claims with their proof, apart from those that have none: each has to cite results that there are, and to speak of
/// nothing that they do not have ([Proof]).
///
/// @param dropped why others were left out, one reason for each
record Sifted(List<ModelClaim> kept, List<String> dropped) {
    Sifted {
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
    }

    /// @param names that the backend gives to things
    static Sifted of(List<ModelClaim> claims, Function<String, Optional<ToolResult>> results, Names names) {
        List<ModelClaim> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (ModelClaim claim : claims) {
            List<ToolResult> cited = claim.evidence().stream()
                    .map(results)
                    .flatMap(Optional::stream)
                    .toList();
            Optional<String> lacks =
                    cited.isEmpty() || cited.size() < claim.evidence().size()
                            ? Optional.of("cites no tool result")
                            : new Proof(cited, names).lacks(claim);
            lacks.ifPresentOrElse(dropped::add, () -> kept.add(claim));
        }
        return new Sifted(kept, dropped);
    }
}
