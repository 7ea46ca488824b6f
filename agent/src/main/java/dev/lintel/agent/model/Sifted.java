package dev.lintel.agent.model;

import dev.lintel.agent.answer.Claim.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Claims with their proof, apart from those that have none. A claim has to cite a result that there is; every line
/// that it names has to stand in a result that it cites, and so has every file and route of a fact or risk (advice
/// may speak of what is not there yet).
///
/// @param dropped why others were left out, one reason for each
record Sifted(List<ModelClaim> kept, List<String> dropped) {
    private static final Pattern PLACE =
            Pattern.compile("[\\w./-]*\\w\\.(?:java|kt|sql|xml|ya?ml|properties|json|graphqls?|gradle)(?::\\d+)?\\b");
    private static final Pattern ROUTE = Pattern.compile("\\b(?:GET|POST|PUT|PATCH|DELETE)\\s+(/[^\\s`'\",;)]*)");

    Sifted {
        kept = List.copyOf(kept);
        dropped = List.copyOf(dropped);
    }

    static Sifted of(List<ModelClaim> claims, Function<String, Optional<ToolResult>> results) {
        List<ModelClaim> kept = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (ModelClaim claim : claims) {
            List<ToolResult> cited = claim.evidence().stream()
                    .map(results)
                    .flatMap(Optional::stream)
                    .toList();
            Optional<String> wrong = wrong(claim, cited);
            if (wrong.isPresent()) {
                dropped.add(wrong.get());
            } else {
                kept.add(claim);
            }
        }
        return new Sifted(kept, dropped);
    }

    private static Optional<String> wrong(ModelClaim claim, List<ToolResult> cited) {
        if (cited.isEmpty() || cited.size() < claim.evidence().size()) {
            return Optional.of("cites no tool result");
        }
        boolean speaksOfWhatIs = claim.kind() == Kind.FACT || claim.kind() == Kind.RISK;
        if (places(claim)
                .filter(place -> speaksOfWhatIs || place.contains(":"))
                .anyMatch(place -> cited.stream().noneMatch(each -> each.has(place)))) {
            return Optional.of("names a place that its results do not have");
        }
        if (speaksOfWhatIs && namesUnknownRoute(claim, cited)) {
            return Optional.of("names a route that its results do not have");
        }
        return Optional.empty();
    }

    private static Stream<String> places(ModelClaim claim) {
        return PLACE.matcher(claim.says()).results().map(MatchResult::group);
    }

    private static boolean namesUnknownRoute(ModelClaim claim, List<ToolResult> cited) {
        Matcher routes = ROUTE.matcher(claim.says());
        while (routes.find()) {
            String route = routes.group(1).replaceFirst("[.:!?]+$", "");
            if (cited.stream().noneMatch(each -> each.text().contains(route))) {
                return true;
            }
        }
        return false;
    }
}
