package dev.lintel.agent.model;

import dev.lintel.agent.answer.Claim.Kind;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Names;
import dev.lintel.agent.words.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a claim would need and the results that it cites do not have. Places with a line are asked of every claim;
/// files, routes, names, numbers and denials of what is said to be there already, since advice may speak of what is
/// not. It is no proof that a claim follows from its results. It is one that it speaks of nothing else.
///
/// @param names that the backend gives to things
record Proof(List<ToolResult> cited, Names names) {
    private static final Pattern PLACE =
            Pattern.compile("[\\w./-]*\\w\\.(?:java|kt|sql|xml|ya?ml|properties|json|graphqls?|gradle)(?::\\d+)?\\b");
    private static final Pattern ROUTE = Pattern.compile("\\b(?:GET|POST|PUT|PATCH|DELETE)\\s+(/[^\\s`'\",;)]*)");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    /// `orderItems`, `order_items`, `Order.total`, `PaymentController`: what no prose is written like.
    private static final Pattern NAME =
            Pattern.compile("\\b(?:\\w+_\\w+|\\p{L}+\\p{Ll}\\p{Lu}\\w*|\\p{L}\\w+\\.\\p{L}\\w+)\\b");
    private static final Pattern WHOLE = Pattern.compile(
            "(?i)\\b(?:all|every)\\s+(?:(?:of|the|its|these|those|other)\\s+)*"
                    + "(?:endpoints?|routes?|tables?|quer(?:y|ies)|statements?|findings?|practices?|jobs?|listeners?)\\b");
    private static final Map<String, String> NUMBERS = Map.of(
            "three", "3", "four", "4", "five", "5", "six", "6", "seven", "7", "eight", "8", "nine", "9", "ten", "10",
            "eleven", "11", "twelve", "12");
    private static final Set<Mention.Kind> NAMED_IN_WORDS =
            Set.of(Mention.Kind.TABLE, Mention.Kind.CLIENT, Mention.Kind.ROLE, Mention.Kind.COLUMN);
    /// What every sentence has, so that sharing it is no sign of being about the same.
    private static final Set<String> EVERYWHERE = Contents.stems(
            "a an the is are was be been it its this that these those there here has have had do does did of in on at to for"
                    + " from by with as and or but if so any some can may must will would when who which what than then"
                    + " endpoint backend code request call table column row result file line only one");

    Proof {
        cited = List.copyOf(cited);
    }

    /// Why the claim cannot stand; empty when nothing speaks against it.
    Optional<String> lacks(ModelClaim claim) {
        boolean ofWhatIs = claim.kind() == Kind.FACT || claim.kind() == Kind.RISK;
        String says = claim.says();
        if (found(PLACE, says)
                .filter(place -> ofWhatIs || place.contains(":"))
                .anyMatch(place -> !some(each -> each.hasPlace(place)))) {
            return Optional.of("names a place that its results do not have");
        }
        if (!ofWhatIs) {
            return Optional.empty();
        }
        if (ROUTE.matcher(says).results().map(each -> route(each.group(1))).anyMatch(this::isUnknownRoute)) {
            return Optional.of("names a route that its results do not have");
        }
        String prose = ROUTE.matcher(PLACE.matcher(says).replaceAll(" ")).replaceAll(" ");
        if (namesSomethingElse(prose)) {
            return Optional.of("names something that its results do not have");
        }
        if (counts(QUOTED.matcher(prose).replaceAll(" ")).anyMatch(number -> !some(each -> each.hasNumber(number)))) {
            return Optional.of("gives a number that its results do not have");
        }
        if (Contents.DENIAL.matcher(says).find() && !isDenied(says)) {
            return Optional.of("denies what its results do not deny");
        }
        boolean partial = cited.stream().anyMatch(each -> each.contents().isPartial());
        return partial && WHOLE.matcher(says).find()
                ? Optional.of("speaks of all, and its results are one page of more")
                : Optional.empty();
    }

    private boolean some(Predicate<Contents> holds) {
        return cited.stream().map(ToolResult::contents).anyMatch(holds);
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    private static String route(String written) {
        return written.replaceFirst("[.:!?]+$", "");
    }

    private boolean isUnknownRoute(String route) {
        return cited.stream().noneMatch(each -> each.text().contains(route));
    }

    /// In code's own spelling, or as people say the names of this backend.
    private boolean namesSomethingElse(String prose) {
        Matcher quoted = QUOTED.matcher(prose);
        while (quoted.find()) {
            String name = quoted.group(1);
            if (!some(each -> each.hasName(name))) {
                return true;
            }
        }
        if (found(NAME, prose).anyMatch(name -> !some(each -> each.hasName(name)))) {
            return true;
        }
        Sentence sentence = Sentence.of(prose);
        List<Mention> mentions = names.in(sentence);
        return mentions.stream()
                .filter(mention -> NAMED_IN_WORDS.contains(mention.kind()))
                .map(mention -> written(sentence, mention))
                .filter(written ->
                        mentions.stream().anyMatch(each -> each.name().equals(written)))
                .anyMatch(written -> !some(each -> each.hasStems(Contents.stems(written))));
    }

    /// Only a name that is written as the backend writes it: any `user` is not the table `users`.
    private static String written(Sentence sentence, Mention mention) {
        return sentence.words().get(mention.from()).raw();
    }

    private static Stream<String> counts(String prose) {
        Stream<String> words = Sentence.of(prose).words().stream()
                .map(Sentence.Word::plain)
                .filter(NUMBERS::containsKey)
                .map(NUMBERS::get);
        return Stream.concat(found(Contents.NUMBER, prose).map(Contents::plain), words);
    }

    private boolean isDenied(String says) {
        Set<String> about = new HashSet<>(Contents.stems(says));
        about.removeAll(EVERYWHERE);
        about.removeIf(stem -> Contents.DENIAL.matcher(stem).matches());
        return some(each -> each.deniesSomethingOf(about));
    }
}
