package dev.lintel.agent.answer;

import dev.lintel.source.Since;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Commands that take the reader of an answer further. Each runs as it is printed, in the folder in which the answer
/// was asked for.
///
/// @param target the folder as the user wrote it
public record Commands(String target) {
    /// What a shell takes as one word without quotes.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=@%+,-]+");

    /// One word for a shell that takes nothing in it for an order.
    public static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    public String ask(String sentence) {
        return "lintel ask" + in() + " " + quoted(sentence);
    }

    /// @param intent its word
    public String askAs(String intent, String sentence) {
        return "lintel ask --as " + intent + in() + " " + quoted(sentence);
    }

    private String in() {
        return target.equals(".") ? "" : " --in " + quoted(target);
    }

    /// @param options behind the folder; empty for none
    public String of(String verb, String options) {
        return "lintel " + verb + " " + quoted(target) + (options.isEmpty() ? "" : " " + options);
    }

    /// @param options behind the folder
    public String design(String options) {
        return "lintel design --into " + quoted(target) + " " + options;
    }

    /// With what is repaired and, where there is a history to compare with, what the newest change brings.
    public List<String> reviews() {
        List<String> commands = new ArrayList<>(List.of(of("review", "--fix")));
        Since.newest(Path.of(target)).ifPresent(revision -> commands.add(of("review", "--diff " + revision)));
        return commands;
    }
}
