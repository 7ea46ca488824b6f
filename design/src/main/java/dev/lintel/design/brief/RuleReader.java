package dev.lintel.design.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the sentences under `consistency:`. A sentence that means nothing to us is a problem, because nobody would
/// keep it.
record RuleReader(Yaml yaml, Problems problems, Known known) {
    private static final Pattern NEVER_BELOW = Pattern.compile("(?:(\\w+)\\.)?(\\w+) never below (\\d{1,9})");
    private static final Pattern SUM = Pattern.compile("sum\\((\\w+) (\\w+)\\) <= (\\w+)\\.(\\w+)");
    private static final Pattern FOLLOWS = Pattern.compile("(\\w+) is ([A-Z]\\w*) when (\\w+) is ([A-Z]\\w*)");
    private static final Pattern ONE_EACH =
            Pattern.compile("one (\\w+) per (\\w+(?: and \\w+)*)(?: unless ([A-Z]\\w*(?: or [A-Z]\\w*)*))?");
    private static final Pattern IDEMPOTENT = Pattern.compile("(\\w+\\.\\w+) is idempotent(?: for (\\d{1,4})([hd]))?");
    private static final Pattern STALE = Pattern.compile("(\\w+(?: \\w+)*) list may be (\\d{1,6})(s|min|h) stale");
    private static final Pattern OWN = Pattern.compile("own (\\w+(?: \\w+)*) read-your-writes");
    private static final int HOURS = 24;
    private static final String FORMS = "; write `stock never below 0`, `sum(Payment CAPTURED) <= Order.total`,"
            + " `Order is PAID when Payment is CAPTURED`, `one Review per author and product`,"
            + " `Payment.create is idempotent for 24h`, `Product list may be 30s stale` or `own orders read-your-writes`";

    private static final Map<Pattern, BiFunction<RuleReader, Matcher, Optional<Rule>>> READERS = Map.of(
            NEVER_BELOW, RuleReader::neverBelow,
            SUM, RuleReader::sum,
            FOLLOWS, RuleReader::follows,
            ONE_EACH, RuleReader::oneEach,
            IDEMPOTENT, RuleReader::idempotent,
            STALE, RuleReader::stale,
            OWN, RuleReader::own);

    List<Rule> read(@Nullable Node node) {
        List<Rule> rules = new ArrayList<>();
        for (Node each : yaml.list(node)) {
            for (String sentence : yaml.text(each).split("\\s*;\\s*")) {
                rule(sentence)
                        .ifPresentOrElse(
                                rules::add, () -> problems.at(each, "'" + sentence + "' is not understood" + FORMS));
            }
        }
        return rules;
    }

    private Optional<Rule> rule(String sentence) {
        for (var reader : READERS.entrySet()) {
            Matcher matcher = reader.getKey().matcher(sentence);
            if (matcher.matches()) {
                return reader.getValue().apply(this, matcher);
            }
        }
        return Optional.empty();
    }

    private Optional<Rule> neverBelow(Matcher said) {
        String field = said.group(2);
        String resource = said.group(1);
        return known.resources().entrySet().stream()
                .filter(each -> resource == null || each.getKey().equals(resource))
                .filter(each -> each.getValue().fields().containsKey(field))
                .findFirst()
                .map(each -> new Rule.NeverBelow(each.getKey(), field, Long.parseLong(said.group(3))));
    }

    private Optional<Rule> sum(Matcher said) {
        Known.Names part = known.resources().get(said.group(1));
        Known.Names whole = known.resources().get(said.group(3));
        if (part == null
                || whole == null
                || !part.states().contains(said.group(2))
                || !whole.fields().containsKey(said.group(4))) {
            return Optional.empty();
        }
        return part.linkTo(said.group(3))
                .flatMap(reference -> part.only(Type.MONEY)
                        .map(amount -> new Rule.SumAtMost(
                                said.group(1), amount, said.group(2), reference, said.group(3), said.group(4))));
    }

    private Optional<Rule> follows(Matcher said) {
        Known.Names whole = known.resources().get(said.group(1));
        Known.Names part = known.resources().get(said.group(3));
        if (whole == null
                || part == null
                || !whole.states().contains(said.group(2))
                || !part.states().contains(said.group(4))) {
            return Optional.empty();
        }
        return part.linkTo(said.group(1))
                .map(reference ->
                        new Rule.Follows(said.group(1), said.group(2), said.group(3), said.group(4), reference));
    }

    private Optional<Rule> oneEach(Matcher said) {
        Known.Names of = known.resources().get(said.group(1));
        List<String> by = List.of(said.group(2).split(" and "));
        List<String> unless =
                said.group(3) == null ? List.of() : List.of(said.group(3).split(" or "));
        return of == null
                        || !of.columns().containsAll(by)
                        || !of.states().containsAll(unless)
                        || by.stream().anyMatch(Known.IMPLIED::contains)
                ? Optional.empty()
                : Optional.of(new Rule.OneEach(said.group(1), by, unless));
    }

    private Optional<Rule> idempotent(Matcher said) {
        int number = said.group(2) == null ? HOURS : Integer.parseInt(said.group(2));
        int hours = "d".equals(said.group(3)) ? number * HOURS : number;
        return known.isOperation(said.group(1))
                ? Optional.of(new Rule.Idempotent(said.group(1), hours))
                : Optional.empty();
    }

    private Optional<Rule> stale(Matcher said) {
        long seconds = switch (said.group(3)) {
            case "h" -> 3600;
            case "min" -> 60;
            default -> 1;
        };
        return resource(said.group(1)).map(name -> new Rule.Stale(name, Long.parseLong(said.group(2)) * seconds));
    }

    private Optional<Rule> own(Matcher said) {
        return resource(said.group(1)).map(Rule.ReadYourWrites::new);
    }

    /// `orders`, `Order` and `order` are the same to a person, and so are `OrderItem` and `order items`. `requests` are
    /// those of LeaveRequest where nothing else is called so.
    private Optional<String> resource(String said) {
        String lower = said.replace(" ", "").toLowerCase(Locale.ROOT);
        return known.resources().keySet().stream()
                .filter(each -> isSaid(lower, each))
                .findFirst()
                .or(() -> onlyOne(known.resources().keySet().stream()
                        .filter(each -> isSaid(lower, lastWord(each)))
                        .toList()));
    }

    private static boolean isSaid(String lower, String name) {
        return lower.equals(name.toLowerCase(Locale.ROOT))
                || lower.equals(Names.plural(name).toLowerCase(Locale.ROOT));
    }

    private static String lastWord(String name) {
        return name.replaceAll(".*(?=[A-Z])", "");
    }

    private static Optional<String> onlyOne(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }
}
