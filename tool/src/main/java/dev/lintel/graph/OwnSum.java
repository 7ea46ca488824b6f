package dev.lintel.graph;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a property gets a value that is made of what it held:
/// `account.setBalance(account.getBalance().subtract(price))`, `product.setStock(product.getStock() - 1)`,
/// `product.stock -= 1`.
public final class OwnSum {
    private static final Pattern SUM = Pattern.compile(".*[+-].*");
    private static final Set<String> SUMS = Set.of("add", "subtract", "plus", "minus", "sum");

    private OwnSum() {}

    /// @param path whose step is the put
    public static boolean is(Step.Put put, Path path) {
        List<Source> value = path.argument("value");
        boolean called = value.stream()
                .anyMatch(source -> source instanceof Source.Derived derived
                        && SUMS.contains(
                                derived.function().substring(derived.function().lastIndexOf('.') + 1))
                        && derived.from().stream()
                                .flatMap(Source::roots)
                                .anyMatch(from -> from instanceof Source.Row row
                                        && row.path().contains(put.property())));
        // An operator gives no origin, but its text is at hand.
        String text = put.value().text().toLowerCase(Locale.ROOT);
        if (text.matches(".*\\b" + Pattern.quote(put.property().toLowerCase(Locale.ROOT)) + " [+-]= .*")) {
            return true;
        }
        boolean written = value.isEmpty()
                && SUM.matcher(text).matches()
                && text.contains(put.property().toLowerCase(Locale.ROOT));
        return called || written;
    }
}
