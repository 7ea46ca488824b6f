package dev.lintel.finding;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;

/// A comment that keeps one practice silent at one place: `// lintel:allow db-query-unindexed -- twelve rows for
/// ever`. It covers its own line or, when it stands alone, the statement below it.
///
/// @param reason why, in the team's words; empty when it was left out, and then the comment does not count
/// @param lastLine the last line that it covers
public record Suppression(String practice, String reason, Span at, int lastLine) {
    private static final String MARK = "lintel:allow";
    private static final List<String> COMMENT = List.of("//", "#", "--", "<!--", "/*", "*");

    public boolean counts() {
        return !reason.isEmpty();
    }

    /// Whether some place of the finding's chain lies on a covered line.
    public boolean covers(Finding finding) {
        return counts()
                && finding.practice().equals(practice)
                && finding.evidence().chain().stream().anyMatch(link -> covers(link.at()));
    }

    private boolean covers(Span place) {
        return place.file().equals(at.file()) && place.line() >= at.line() && place.line() <= lastLine;
    }

    /// All such comments of one file.
    public static List<Suppression> in(SourceId file, String text) {
        if (!text.contains(MARK)) {
            return List.of();
        }
        List<String> lines = text.lines().toList();
        List<Suppression> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int mark = lines.get(i).indexOf(MARK);
            if (mark >= 0 && isComment(lines.get(i).substring(0, mark))) {
                found.add(parse(file, lines, i, mark));
            }
        }
        return List.copyOf(found);
    }

    private static boolean isComment(String before) {
        String opened = before.stripTrailing();
        return COMMENT.stream().anyMatch(opened::endsWith);
    }

    private static Suppression parse(SourceId file, List<String> lines, int index, int mark) {
        String line = lines.get(index);
        String said = line.substring(mark + MARK.length())
                .replace("-->", "")
                .replace("*/", "")
                .strip();
        int dashes = said.indexOf("--");
        String practice = (dashes < 0 ? said : said.substring(0, dashes)).strip();
        String reason = dashes < 0 ? "" : said.substring(dashes + 2).strip();
        Span at = new Span(file, index + 1, mark + 1, index + 1, line.length() + 1);
        return new Suppression(practice, reason, at, lastCovered(lines, index, mark));
    }

    /// Counted from 1. A comment on its own covers the next line that is code, over annotations and more comments.
    private static int lastCovered(List<String> lines, int index, int mark) {
        if (!standsAlone(lines.get(index).substring(0, mark))) {
            return index + 1;
        }
        for (int next = index + 1; next < lines.size(); next++) {
            String code = lines.get(next).strip();
            if (!code.isEmpty() && !code.startsWith("@") && COMMENT.stream().noneMatch(code::startsWith)) {
                return next + 1;
            }
        }
        return lines.size();
    }

    private static boolean standsAlone(String before) {
        String opened = before.strip();
        return COMMENT.contains(opened);
    }
}
