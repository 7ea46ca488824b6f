package dev.lintel.link;

/// Whether a pattern with `*` and `**` covers a whole path that may itself hold variables (`/orders/{id}`). A
/// variable or `*` covers one segment, `**` (or a servlet's final `/*`) any number.
final class PathPatterns {
    private PathPatterns() {}

    static boolean matches(String pattern, String path) {
        String[] wanted = segments(pattern);
        String[] given = segments(path);
        return matches(wanted, 0, given, 0);
    }

    private static String[] segments(String path) {
        String trimmed = path.startsWith("/") ? path.substring(1) : path;
        trimmed = trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        return trimmed.isEmpty() ? new String[0] : trimmed.split("/", -1);
    }

    private static boolean matches(String[] wanted, int w, String[] given, int g) {
        if (w == wanted.length) {
            return g == given.length;
        }
        if (wanted[w].equals("**")) {
            for (int rest = g; rest <= given.length; rest++) {
                if (matches(wanted, w + 1, given, rest)) {
                    return true;
                }
            }
            return false;
        }
        if (g == given.length) {
            return false;
        }
        return segment(wanted[w], given[g]) && matches(wanted, w + 1, given, g + 1);
    }

    private static boolean segment(String wanted, String given) {
        if (wanted.equals("*") || wanted.startsWith("{") && wanted.endsWith("}")) {
            return true;
        }
        int star = wanted.indexOf('*');
        if (star < 0) {
            return wanted.equals(given);
        }
        String end = wanted.substring(star + 1);
        return given.length() >= star + end.length()
                && given.startsWith(wanted.substring(0, star))
                && given.endsWith(end);
    }
}
