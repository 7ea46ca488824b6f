package dev.lintel.optimize.plan;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Numbers and names in sentences.
public final class Wording {
    private static final double KILO = 1024;

    private Wording() {}

    /// `1,204`, `3.2 million`.
    public static String count(double number) {
        if (number >= 9_950_000) {
            return String.format(Locale.ROOT, "%.0f million", number / 1e6);
        }
        return number >= 1_000_000
                ? String.format(Locale.ROOT, "%.1f million", number / 1e6)
                : String.format(Locale.ROOT, "%,.0f", number);
    }

    public static String kilobytes(double kilobytes) {
        if (kilobytes >= KILO * KILO) {
            return String.format(Locale.ROOT, "%.1f GB", kilobytes / KILO / KILO);
        }
        return kilobytes >= KILO
                ? String.format(Locale.ROOT, "%.0f MB", kilobytes / KILO)
                : String.format(Locale.ROOT, "%.0f kB", kilobytes);
    }

    public static String ms(double ms) {
        if (ms >= 10_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1000);
        }
        return String.format(Locale.ROOT, ms < 10 ? "%.2f ms" : "%,.0f ms", ms);
    }

    /// `12 times`, `3,400 times`.
    public static String times(double factor) {
        return (factor < 10 ? String.format(Locale.ROOT, "%.1f", factor) : count(factor)) + " times";
    }

    public static String percent(double share) {
        double percent = share * 100;
        return String.format(Locale.ROOT, percent > 99 && percent < 100 ? "%.1f %%" : "%.0f %%", percent);
    }

    /// `1 call`, `70 calls`.
    public static String some(double number, String one) {
        String count = count(number);
        return count + " " + one + (count.equals("1") ? "" : "s");
    }

    static String list(List<String> names) {
        return names.stream().distinct().collect(Collectors.joining(", "));
    }
}
