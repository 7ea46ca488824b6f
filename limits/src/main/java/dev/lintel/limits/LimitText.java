package dev.lintel.limits;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How people write a limit: `300/min burst 50`, `10 per second`, `sliding 100/10s`, `quota 100000/month`.
public final class LimitText {
    private static final Pattern FORM = Pattern.compile(
            "(?:(sliding|quota)\\s+)?([0-9][0-9_]*)\\s*(?:/|\\s+per\\s+)\\s*([0-9]*)\\s*([a-z]+)(?:\\s+burst\\s+([0-9][0-9_]*))?");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("ms", 1_000L),
            Map.entry("s", Limit.SECOND),
            Map.entry("sec", Limit.SECOND),
            Map.entry("second", Limit.SECOND),
            Map.entry("seconds", Limit.SECOND),
            Map.entry("m", 60 * Limit.SECOND),
            Map.entry("min", 60 * Limit.SECOND),
            Map.entry("minute", 60 * Limit.SECOND),
            Map.entry("minutes", 60 * Limit.SECOND),
            Map.entry("h", 3600 * Limit.SECOND),
            Map.entry("hour", 3600 * Limit.SECOND),
            Map.entry("hours", 3600 * Limit.SECOND),
            Map.entry("d", Limit.DAY),
            Map.entry("day", Limit.DAY),
            Map.entry("days", Limit.DAY));
    private static final List<Map.Entry<String, Long>> SPELLED = List.of(
            Map.entry("day", Limit.DAY),
            Map.entry("h", 3600 * Limit.SECOND),
            Map.entry("min", 60 * Limit.SECOND),
            Map.entry("s", Limit.SECOND),
            Map.entry("ms", 1_000L));
    private static final String EXAMPLES =
            "write it like 300/min, 300/min burst 50, sliding 100/10s or quota 100000/month";

    private LimitText() {}

    /// Reads one limit. A plain `N/period` is a bucket that holds N.
    ///
    /// @throws IllegalArgumentException with a sentence that says what is wrong and how it is written
    public static Limit read(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher form = FORM.matcher(plain);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text.strip() + "\" is no limit; " + EXAMPLES);
        }
        long limit = number(form.group(2));
        String kind = form.group(1) == null ? "" : form.group(1);
        String burst = form.group(5) == null ? "" : form.group(5);
        if (!kind.isEmpty() && !burst.isEmpty()) {
            throw new IllegalArgumentException("\"" + kind + "\" has no burst: only a plain rate like 300/min has one");
        }
        if (kind.equals("quota")) {
            return new Quota(limit, span(form.group(3), form.group(4)));
        }
        long period = period(form.group(3), form.group(4));
        if (kind.equals("sliding")) {
            return new SlidingWindow(limit, period);
        }
        return new Gcra(limit, period, burst.isEmpty() ? limit : number(burst));
    }

    private static long number(String digits) {
        String plain = digits.replace("_", "");
        if (plain.length() > 10) {
            throw new IllegalArgumentException(digits + " is more than any limit holds");
        }
        return Long.parseLong(plain);
    }

    private static Quota.Span span(String count, String unit) {
        if (count.isEmpty() && (unit.equals("day") || unit.equals("d"))) {
            return Quota.Span.DAY;
        }
        if (count.isEmpty() && unit.equals("month")) {
            return Quota.Span.MONTH;
        }
        throw new IllegalArgumentException("a quota is counted by day or by month, not by " + count + unit);
    }

    private static long period(String count, String unit) {
        Long micros = UNITS.get(unit);
        if (micros == null) {
            String hint = unit.startsWith("month") ? "; a month is counted by a quota: quota 100000/month" : "";
            throw new IllegalArgumentException(
                    "\"" + unit + "\" is no unit of time; there are ms, s, min, h and day" + hint);
        }
        long times = count.isEmpty() ? 1 : number(count);
        return times * micros;
    }

    /// The shortest spelling of a period: `s`, `10s`, `min`, `day`.
    public static String period(long micros) {
        for (Map.Entry<String, Long> unit : SPELLED) {
            if (micros % unit.getValue() == 0) {
                long times = micros / unit.getValue();
                return (times == 1 ? "" : String.valueOf(times)) + unit.getKey();
            }
        }
        throw new IllegalArgumentException("a period of " + micros + " microseconds has no spelling");
    }
}
