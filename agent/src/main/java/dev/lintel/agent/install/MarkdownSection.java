package dev.lintel.agent.install;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A section between two marks in a Markdown file that people write. It stands last, behind one line break more.
record MarkdownSection(String section) implements Form {
    private static final String FROM = "<!-- lintel: written by `lintel agent install` -->";
    private static final String TO = "<!-- /lintel -->";
    private static final Pattern OURS =
            Pattern.compile(Pattern.quote(FROM) + ".*?" + Pattern.quote(TO) + "\\R?", Pattern.DOTALL);

    @Override
    public String with(Optional<String> before, Start start) {
        String newline = Lines.end(before.orElse(""));
        String ours = (FROM + "\n" + section.stripTrailing() + "\n" + TO + "\n").replace("\n", newline);
        if (before.isEmpty()) {
            return ours;
        }
        Matcher known = OURS.matcher(before.get());
        return known.find()
                ? before.get().substring(0, known.start()) + ours + before.get().substring(known.end())
                : before.get() + newline + ours;
    }

    @Override
    public Optional<String> without(String before) {
        Matcher known = OURS.matcher(before);
        if (!known.find()) {
            return Optional.of(before);
        }
        String above = before.substring(0, known.start());
        String rest = above.replaceFirst("\\r?\\n\\z", "") + before.substring(known.end());
        return above.isEmpty() && rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
}
