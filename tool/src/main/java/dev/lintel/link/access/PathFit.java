package dev.lintel.link.access;

import dev.lintel.read.Fact;
import java.util.List;

/// Compares a matcher's path pattern with an endpoint's own pattern: does the first take all, some or none of the
/// paths that the second stands for? `{id}` and `*` stand for one segment, `**` and `{*rest}` for any number.
///
/// The pattern's meaning is that of Spring's `AntPathMatcher` and `PathPattern`, which differ for our question
/// only in the trailing slash: Ant patterns take it literally; path patterns ignored it before Spring 6.
///
/// @param lenientSlash whether a path pattern also takes the path with a trailing slash
record PathFit(boolean lenientSlash) {
    private static final int MOST_SEGMENTS = 64;

    Fit of(String pattern, Fact.Syntax syntax, String path) {
        return switch (syntax) {
            case REGEX -> RegexFit.of(pattern, path);
            case ANT, PATH_PATTERN -> segments(pattern, syntax, path);
        };
    }

    private Fit segments(String pattern, Fact.Syntax syntax, String path) {
        if (pattern.equals("**") || pattern.equals("/**") || pattern.equals("/{*path}")) {
            return Fit.ALL;
        }
        List<String> rule = Paths.split(pattern);
        List<String> endpoint = Paths.split(path);
        if (rule.size() > MOST_SEGMENTS || endpoint.size() > MOST_SEGMENTS) {
            return Fit.UNKNOWN;
        }
        boolean open = !rule.isEmpty() && isAnyNumber(rule.getLast());
        boolean sameSlash = endsWithSlash(pattern) == endsWithSlash(path);
        if (!open && !sameSlash && !(syntax == Fact.Syntax.PATH_PATTERN && lenientSlash)) {
            boolean starTakesEmpty = endsWithSlash(path) && syntax == Fact.Syntax.ANT && pattern.endsWith("/*");
            return starTakesEmpty ? new Alignment(rule.subList(0, rule.size() - 1), endpoint).fit() : Fit.NONE;
        }
        return new Alignment(rule, endpoint).fit();
    }

    private static boolean endsWithSlash(String path) {
        return path.length() > 1 && path.endsWith("/");
    }

    static boolean isAnyNumber(String segment) {
        return segment.equals("**") || (segment.startsWith("{*") && segment.endsWith("}"));
    }

    /// The best way to lay the rule's segments over the endpoint's, by dynamic programming from the end.
    private record Alignment(List<String> rule, List<String> endpoint) {
        Fit fit() {
            Fit[][] best = new Fit[rule.size() + 1][endpoint.size() + 1];
            for (int r = rule.size(); r >= 0; r--) {
                for (int e = endpoint.size(); e >= 0; e--) {
                    best[r][e] = at(r, e, best);
                }
            }
            return best[0][0];
        }

        private Fit at(int r, int e, Fit[][] best) {
            boolean ruleDone = r == rule.size();
            boolean endpointDone = e == endpoint.size();
            if (ruleDone) {
                return endpointDone ? Fit.ALL : isAnyNumber(endpoint.get(e)) ? Fit.PART.and(best[r][e + 1]) : Fit.NONE;
            }
            if (isAnyNumber(rule.get(r))) {
                Fit skipped = best[r + 1][e];
                return endpointDone ? skipped : skipped.or(best[r][e + 1]);
            }
            if (endpointDone) {
                return Fit.NONE;
            }
            if (isAnyNumber(endpoint.get(e))) {
                return Fit.PART.and(best[r + 1][e].or(best[r][e + 1]));
            }
            return SegmentFit.of(rule.get(r), endpoint.get(e)).and(best[r + 1][e + 1]);
        }
    }
}
