package dev.lintel.practice.database;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Names that say that a number is money. A heuristic, so a finding that rests on it is at most likely: words that
/// mean many things (`amount`, `total`) count only beside another sign of money.
final class MoneyWords {
    private static final Set<String> PLAIN = Set.of(
            "price",
            "balance",
            "salary",
            "fee",
            "subtotal",
            "revenue",
            "payment",
            "deposit",
            "refund",
            "commission",
            "wage",
            "payout",
            "turnover");
    private static final Set<String> AMBIGUOUS =
            Set.of("amount", "total", "cost", "discount", "tax", "credit", "debit");
    private static final Set<String> SIGNS = Set.of(
            "currency",
            "payment",
            "order",
            "invoice",
            "account",
            "wallet",
            "transaction",
            "loan",
            "refund",
            "transfer",
            "salary",
            "billing",
            "bill",
            "ledger",
            "expense",
            "donation",
            "budget",
            "purchase",
            "sale",
            "product",
            "booking",
            "cart",
            "subscription",
            "coupon");
    /// What makes a share, a duration or a number of things of it.
    private static final Set<String> OTHER_UNITS = Set.of(
            "rate",
            "ratio",
            "percent",
            "percentage",
            "pct",
            "count",
            "num",
            "number",
            "qty",
            "quantity",
            "time",
            "ms",
            "seconds",
            "minutes",
            "hours",
            "days",
            "score",
            "weight",
            "km",
            "distance",
            "size",
            "length",
            "factor",
            "type",
            "id",
            "date",
            "status",
            "index",
            "level",
            "change");

    private MoneyWords() {}

    /// @param name of the column or property
    /// @param beside names of the table and of its other columns
    static boolean isMoney(String name, List<String> beside) {
        List<String> words = words(name).toList();
        if (words.stream().anyMatch(OTHER_UNITS::contains)) {
            return false;
        }
        return words.stream().anyMatch(PLAIN::contains)
                || words.stream().anyMatch(AMBIGUOUS::contains)
                        && beside.stream().filter(other -> !other.equals(name)).anyMatch(MoneyWords::isSign);
    }

    private static boolean isSign(String name) {
        List<String> words = words(name).toList();
        return words.stream().noneMatch(OTHER_UNITS::contains)
                && words.stream().anyMatch(word -> PLAIN.contains(word) || SIGNS.contains(word));
    }

    /// `unit_price`, `unitPrice` and `payments` as their words, in the singular.
    private static Stream<String> words(String name) {
        return Stream.of(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").split("[_\\-.]"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .map(word -> word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                        ? word.substring(0, word.length() - 1)
                        : word);
    }
}
