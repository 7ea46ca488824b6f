package dev.lintel.review;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Fix.Edit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Leaves out new indexes that another fix of the same patch makes needless: one that starts with the same columns
/// serves the same queries, and a unique one keeps rows apart besides.
final class NeededFixes {
    private static final Pattern INDEX = Pattern.compile(
            "(?is)(?:--[^\n]*\n|\\s)*create\\s+(unique\\s+)?index\\s+(?:concurrently\\s+)?\\S+\\s+on\\s+(\\S+)\\s*"
                    + "\\((.*)\\)\\s*;\\s*");

    private NeededFixes() {}

    static List<Fix> of(List<Fix> fixes) {
        return fixes.stream()
                .filter(fix -> index(fix)
                        .filter(one -> !one.unique())
                        .filter(one -> fixes.stream()
                                .flatMap(other -> index(other).stream())
                                .anyMatch(one::isNeedlessBeside))
                        .isEmpty())
                .toList();
    }

    private record NewIndex(boolean unique, String table, List<String> columns) {
        boolean isNeedlessBeside(NewIndex other) {
            boolean covers = other.table().equals(table)
                    && other.columns().size() >= columns.size()
                    && other.columns().subList(0, columns.size()).equals(columns);
            return covers && (other.unique() || other.columns().size() > columns.size());
        }
    }

    /// The only statement of a fix, when it makes an index.
    private static Optional<NewIndex> index(Fix fix) {
        List<String> statements = fix.edits().stream()
                .filter(Edit.Create.class::isInstance)
                .map(edit -> ((Edit.Create) edit).text())
                .filter(text -> !text.startsWith("executeInTransaction"))
                .toList();
        Matcher made = INDEX.matcher(statements.size() == 1 ? statements.getFirst() : "");
        return made.matches()
                ? Optional.of(new NewIndex(
                        made.group(1) != null,
                        made.group(2).toLowerCase(Locale.ROOT),
                        List.of(made.group(3).toLowerCase(Locale.ROOT).split("\\s*,\\s*"))))
                : Optional.empty();
    }
}
