package dev.lintel.agent.model;

import dev.lintel.agent.answer.Claim.Kind;
import dev.lintel.agent.answer.Harmless;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One thing that a model says.
///
/// @param evidence ids of the tool results that it rests on, as the model names them
/// @param example code or a command; empty for none
record ModelClaim(Kind kind, String says, List<String> evidence, String example) {
    static final List<String> KINDS = Stream.of(Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final int LONGEST = 1_000;
    private static final int LONGEST_EXAMPLE = 4_000;
    private static final int MOST = 40;
    private static final Pattern CITATION = Pattern.compile("\\[\\s*(r\\d+(?:\\s*,\\s*r\\d+)*)\\s*\\]");
    private static final Pattern LIST_MARK = Pattern.compile("^\\s*(?:[-*•!~?]|\\d+[.)]|#+)\\s+");

    ModelClaim {
        says = Harmless.text(says, LONGEST).strip();
        evidence = List.copyOf(evidence);
        example = Harmless.text(example, LONGEST_EXAMPLE).stripTrailing();
    }

    /// What stands in the arguments of the tool `answer`; whatever has another form is left out.
    static List<ModelClaim> in(Map<String, Object> arguments) {
        List<ModelClaim> claims = new ArrayList<>();
        if (arguments.get("claims") instanceof List<?> all) {
            for (Object each : all.stream().limit(MOST).toList()) {
                if (each instanceof Map<?, ?> claim && claim.get("says") instanceof String says && !says.isBlank()) {
                    claims.add(new ModelClaim(
                            kind(claim.get("kind")),
                            says,
                            texts(claim.get("evidence")),
                            claim.get("example") instanceof String example ? example : ""));
                }
            }
        }
        return claims;
    }

    /// Lines of a plain answer; each may end with what it rests on: `[r1, r3]`.
    static List<ModelClaim> in(String text) {
        List<ModelClaim> claims = new ArrayList<>();
        for (String line :
                text.lines().filter(each -> !each.isBlank()).limit(MOST).toList()) {
            Matcher cited = CITATION.matcher(line);
            List<String> evidence = new ArrayList<>();
            while (cited.find()) {
                evidence.addAll(List.of(cited.group(1).split("\\s*,\\s*")));
            }
            String says =
                    LIST_MARK.matcher(CITATION.matcher(line).replaceAll("")).replaceFirst("");
            claims.add(new ModelClaim(Kind.FACT, says, evidence, ""));
        }
        return claims;
    }

    private static Kind kind(@org.jspecify.annotations.Nullable Object word) {
        Optional<Kind> named = Stream.of(Kind.values())
                .filter(each -> each.name().equalsIgnoreCase(String.valueOf(word)))
                .findFirst();
        return named.orElse(Kind.FACT);
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .map(String::strip)
                        .distinct()
                        .toList()
                : List.of();
    }
}
