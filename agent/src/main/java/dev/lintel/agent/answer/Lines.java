package dev.lintel.agent.answer;

import java.util.ArrayList;
import java.util.List;

/// Text for people, 80 columns wide.
public final class Lines {
    private static final int WIDTH = 80;

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
        for (String word : text.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
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
}
