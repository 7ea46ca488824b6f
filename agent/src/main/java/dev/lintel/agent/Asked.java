package dev.lintel.agent;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.UsageProblem;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;

/// What was asked, and of which backend. A sentence needs no quotes, and a folder before or behind it is the backend,
/// as other verbs take it.
///
/// @param path the folder that `--in` names, or that stands beside the sentence; else the one that the user is in
public record Asked(String sentence, String path) {
    private static final Pattern METHOD = Pattern.compile("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS");

    /// @throws UsageProblem when there is a folder and no question
    static Asked of(CommandLine line) throws UsageProblem {
        List<String> words = line.operands();
        if (words.size() == 1 && isPath(words.getFirst())) {
            throw new UsageProblem("what do you want to know of " + words.getFirst()
                    + "? lintel ask \"who can delete an order?\" " + words.getFirst());
        }
        if (line.has("in") || words.size() == 1) {
            return new Asked(String.join(" ", words), line.value("in").orElse("."));
        }
        if (isBackend(words.getLast(), words.subList(0, words.size() - 1))) {
            return new Asked(String.join(" ", words.subList(0, words.size() - 1)), words.getLast());
        }
        if (isBackend(words.getFirst(), words.subList(1, words.size()))) {
            return new Asked(String.join(" ", words.subList(1, words.size())), words.getFirst());
        }
        return new Asked(String.join(" ", words), ".");
    }

    /// A folder that is called like a word of the sentence is no backend, nor is a route: `who reads orders`,
    /// `who may call GET /tmp`.
    private static boolean isBackend(String word, List<String> others) {
        boolean quoted = others.size() == 1 && others.getFirst().strip().contains(" ");
        boolean route = METHOD.matcher(others.getLast()).matches();
        return isPath(word) && !route || quoted && new File(word).isDirectory();
    }

    private static boolean isPath(String word) {
        boolean spelled = word.equals(".") || word.equals("..") || word.contains("/") || word.contains("\\");
        return spelled && !word.contains(" ") && new File(word).isDirectory();
    }
}
