package dev.lintel.design.wish;

import dev.lintel.design.found.Listing;
import java.util.List;
import java.util.Optional;

/// The brief that a sentence becomes, or the list of rows that are there.
///
/// @param resource the one to be added
/// @param understood the sentence again, in a senior's words
/// @param text of the brief, as a file would have it; empty for a list
/// @param assumed what the sentence did not say, each with what was taken
/// @param left what was asked for and is not written
/// @param open what should be known before this is in use, each with what holds until then
/// @param listing the list; empty for a new resource
public record Draft(
        String resource,
        String understood,
        String text,
        List<String> assumed,
        List<String> left,
        List<String> open,
        Optional<Listing> listing) {
    public Draft {
        assumed = List.copyOf(assumed);
        left = List.copyOf(left);
        open = List.copyOf(open);
    }

    /// For a terminal.
    public String shown() {
        StringBuilder shown =
                new StringBuilder("Understood  ").append(understood).append(text.isEmpty() ? "\n" : "\n\nBrief\n");
        text.lines().forEach(line -> shown.append("  ").append(line).append('\n'));
        list(shown, "Assumed", assumed);
        list(shown, "Not written", left);
        list(shown, "A senior would ask", open);
        return shown.append('\n').toString();
    }

    private static void list(StringBuilder shown, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            shown.append('\n').append(title).append('\n');
            lines.forEach(each -> shown.append("  - ").append(each).append('\n'));
        }
    }
}
