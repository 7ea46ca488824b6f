package dev.lintel.agent.install;

import dev.lintel.agent.install.JsonText.Child;
import dev.lintel.agent.install.JsonText.Group;
import dev.lintel.agent.install.JsonText.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Puts a member into a JSON file and takes it out again without touching another character, so that a file comes
/// back as it was.
///
/// What was there before can be read off how ours stands in it. Where there were others, ours is the first of them.
/// An object or list that was there and empty has ours right behind its opening, or behind a blank line where its
/// ends were on two lines already; one that Lintel made has it behind a single line break (in one line: a space).
final class JsonEdit {
    private final JsonText json;
    private final String text;

    JsonEdit(JsonText json) {
        this.json = json;
        this.text = json.text();
    }

    /// A file that was not there, or had nothing in it.
    static String fresh(Optional<String> before, JsonNode value) {
        String written = JsonLayout.OURS.lines(value, "");
        return before.isEmpty() ? written + "\n" : before.get() + written;
    }

    /// @param name empty in a list
    String put(Group into, String name, JsonNode value) {
        JsonLayout layout = JsonLayout.of(json);
        int at = into.from() + 1;
        if (into.children().isEmpty()) {
            String indent = JsonLayout.indent(text, into.from());
            if (!text.substring(at, into.to() - 1).contains("\n")) {
                return insert(at, JsonLayout.name(name) + layout.lines(value, indent));
            }
            String inner = indent + layout.unit();
            return insert(
                    endOfRemark(at),
                    (layout.newline() + layout.newline() + inner)
                            + (JsonLayout.name(name) + layout.lines(value, inner)));
        }
        Child next = into.children().getFirst();
        if (next.name().equals("$schema") && into.children().size() > 1) {
            at = comma(next.to()) + 1;
            next = into.children().get(1);
        }
        if (!text.substring(at, next.from()).contains("\n")) {
            return insert(next.from(), JsonLayout.name(name) + JsonLayout.line(value) + ", ");
        }
        String indent = JsonLayout.indent(text, next.from());
        return insert(
                endOfRemark(at), layout.newline() + indent + JsonLayout.name(name) + layout.lines(value, indent) + ",");
    }

    /// Each value in one line where the old one stands in one; what has its value already stays as it is written.
    String replace(Map<Part, JsonNode> values) {
        StringBuilder replaced = new StringBuilder(text);
        values.entrySet().stream()
                .filter(each -> !json.value(each.getKey()).equals(each.getValue()))
                .sorted(Comparator.comparing(each -> -each.getKey().from()))
                .forEach(each -> replaced.replace(
                        each.getKey().from(), each.getKey().to(), instead(each.getKey(), each.getValue())));
        return replaced.toString();
    }

    private String instead(Part part, JsonNode value) {
        return json.text(part).contains("\n")
                ? JsonLayout.of(json).lines(value, JsonLayout.indent(text, part.from()))
                : JsonLayout.line(value);
    }

    /// Takes a member out, and with it what was made for it alone.
    ///
    /// @param groups from the file's root to the one that it stands in
    /// @return empty when the file was made for it
    Optional<String> remove(List<Group> groups, Child child) {
        Group in = groups.getLast();
        if (isMadeFor(in, child)) {
            if (groups.size() > 1) {
                List<Group> outer = groups.subList(0, groups.size() - 1);
                return remove(outer, outer.getLast().holderOf(in));
            }
            String before = text(0, in.from());
            String after = text.substring(in.to());
            if (before.isEmpty() && (after.equals("\n") || after.equals("\r\n"))) {
                return Optional.empty();
            }
            if (before.isBlank() && after.isEmpty()) {
                return Optional.of(before);
            }
        }
        return Optional.of(cut(in, child));
    }

    private boolean isMadeFor(Group in, Child only) {
        String before = text(in.from() + 1, only.from());
        String after = text(only.to(), in.to() - 1);
        return in.children().size() == 1
                && after.isBlank()
                && (before.equals(" ") || before.isBlank() && Lines.breaks(before) == 1);
    }

    private String cut(Group in, Child child) {
        long breaks = Lines.breaks(text(blankBefore(child.from()), child.from()));
        boolean onOwnLine = breaks > 0;
        int from = onOwnLine ? lineBreakBefore(child.from()) : child.from();
        int comma = comma(child.to());
        if (comma >= 0) {
            boolean space = !onOwnLine && text.startsWith(" ", comma + 1);
            return text(0, from) + text.substring(comma + (space ? 2 : 1));
        }
        int index = in.children().indexOf(child);
        if (index > 0) {
            int others = comma(in.children().get(index - 1).to());
            int start = onOwnLine ? from : blankBefore(child.from());
            return text(0, others) + text(others + 1, Math.max(others + 1, start)) + text.substring(child.to());
        }
        if (breaks > 1) {
            from = lineBreakBefore(from);
        }
        return text(0, from) + text.substring(child.to());
    }

    private String text(int from, int to) {
        return text.substring(from, to);
    }

    private String insert(int at, String more) {
        return text(0, at) + more + text.substring(at);
    }

    /// Where the line break begins that is the last before a place.
    private int lineBreakBefore(int at) {
        int newline = text.lastIndexOf('\n', at - 1);
        return newline > 0 && text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
    }

    private int blankBefore(int at) {
        int start = at;
        while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /// The comma behind a value.
    ///
    /// @return -1 when there is none
    private int comma(int behind) {
        int at = behind;
        while (true) {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            int end = endOfComment(at);
            if (end == at) {
                return text.charAt(at) == ',' ? at : -1;
            }
            at = end;
        }
    }

    /// Where the remarks end that stand in the same line as what they remark.
    private int endOfRemark(int at) {
        int end = at;
        while (true) {
            int next = end;
            while (text.charAt(next) == ' ' || text.charAt(next) == '\t') {
                next++;
            }
            int behind = endOfComment(next);
            if (behind == next) {
                return end;
            }
            end = behind;
        }
    }

    private int endOfComment(int at) {
        if (text.startsWith("/*", at)) {
            return text.indexOf("*/", at + 2) + 2;
        }
        if (!text.startsWith("//", at)) {
            return at;
        }
        int newline = text.indexOf('\n', at);
        return text.charAt(newline - 1) == '\r' ? newline - 1 : newline;
    }
}
