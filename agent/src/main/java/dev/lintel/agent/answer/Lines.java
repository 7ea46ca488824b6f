package dev.lintel.agent.answer;

import dev.lintel.report.terminal.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Text for people, 80 columns wide.
public final class Lines {
    private static final int CONTINUED = 2;
    private static final String SQL_REMARK = "-- ";
    private static final String JAVA_REMARK = " // ";
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|\\\\.|[^\\s'\"])+");
    private static final char GLUE = '\u00a0';

    private Lines() {}

    /// What stands before a claim.
    ///
    /// @param step the number of a step; others have none
    public static String mark(Claim.Kind kind, int step) {
        return switch (kind) {
            case FACT, DECISION -> "  - ";
            case RISK -> "  ! ";
            case STEP -> "  " + step + ". ";
            case PITFALL -> "  ~ ";
            case UNKNOWN -> "  ? ";
        };
    }

    /// @param first what the first line begins with
    /// @param others what the others begin with
    public static List<String> wrap(String text, String first, String others) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String glued :
                text.replaceAll("(?<=\\d) (?=%)", String.valueOf(GLUE)).split(" ")) {
            String word = glued.replace(GLUE, ' ');
            if (!empty && Columns.width(line.toString()) + 1 + Columns.width(word) > Columns.WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(others);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /// Code as somebody will copy it, within the width where it has spaces to be broken at; a remark that makes its
    /// line too long comes before it.
    static List<String> code(String example, String indent) {
        int room = Columns.WIDTH - indent.length();
        List<String> lines = new ArrayList<>();
        for (String line : example.lines().toList()) {
            int remark = line.indexOf(JAVA_REMARK);
            if (line.startsWith(SQL_REMARK)) {
                lines.addAll(wrap(line.substring(SQL_REMARK.length()), indent + SQL_REMARK, indent + SQL_REMARK));
                continue;
            }
            if (remark > 0 && !line.substring(0, remark).isBlank() && Columns.width(line) > room) {
                String start = indent + JAVA_REMARK.strip() + " ";
                lines.addAll(wrap(line.substring(remark + JAVA_REMARK.length()), start, start));
                line = line.substring(0, remark).stripTrailing();
            }
            Columns.fold(line, room).forEach(each -> lines.add((indent + each).stripTrailing()));
        }
        return lines;
    }

    /// A command that runs as printed: where it is too long it goes on in the next line, as shells read it.
    static List<String> command(String command, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        boolean empty = true;
        for (String word : words(command)) {
            if (!empty && Columns.width(line + " " + word) + CONTINUED > Columns.WIDTH) {
                lines.add(line + " \\");
                line = new StringBuilder(indent + "  ");
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /// What stands in quotes is one word.
    private static List<String> words(String command) {
        return WORD.matcher(command).results().map(MatchResult::group).toList();
    }
}
