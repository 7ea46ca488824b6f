package dev.lintel.agent.install;

import dev.lintel.agent.install.Form.Unmergeable;
import java.util.ArrayList;
import java.util.List;

/// Where the statements of a TOML file stand: its headers of tables and its keys with their values (TOML 1.0).
///
/// @param text the whole file
/// @param statements in the file's order
record TomlText(String text, List<Statement> statements) {
    TomlText {
        statements = List.copyOf(statements);
    }

    /// @param header whether it opens a table; otherwise it gives a key its value
    /// @param path the keys between its dots, for a key without those of its table
    /// @param value where its value begins; for a header its end
    /// @param to behind its last character, a comment and the line's end not counted
    record Statement(boolean header, List<String> path, int from, int value, int to) {
        Statement {
            path = List.copyOf(path);
        }
    }

    /// @throws Unmergeable when it cannot be taken apart
    static TomlText read(String text) throws Unmergeable {
        return new Scan(text).whole();
    }

    private static final class Scan {
        private final String text;
        private final List<Statement> statements = new ArrayList<>();
        private int at;

        Scan(String text) {
            this.text = text;
            this.at = text.startsWith("\uFEFF") ? 1 : 0;
        }

        TomlText whole() throws Unmergeable {
            for (skipBlank(); at < text.length(); skipBlank()) {
                statement();
            }
            return new TomlText(text, statements);
        }

        private void statement() throws Unmergeable {
            int from = at;
            boolean header = text.charAt(at) == '[';
            skipAll('[');
            List<String> path = path();
            int value = at;
            if (header) {
                skipAll(']');
                if (value == at) {
                    throw broken("a table's header without an end");
                }
            } else {
                if (!skip('=')) {
                    throw broken("a key without a value");
                }
                skipSpace();
                value = at;
                value();
            }
            statements.add(new Statement(header, path, from, header ? at : value, at));
            skipSpace();
            if (at < text.length() && "#\r\n".indexOf(text.charAt(at)) < 0) {
                throw broken("more than one statement");
            }
        }

        private List<String> path() throws Unmergeable {
            List<String> path = new ArrayList<>();
            do {
                skipSpace();
                path.add(key());
                skipSpace();
            } while (skip('.'));
            return path;
        }

        private String key() throws Unmergeable {
            int from = at;
            if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                quoted();
                return text.substring(from + 1, at - 1);
            }
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || "-_".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            if (from == at) {
                throw broken("no key");
            }
            return text.substring(from, at);
        }

        /// Ends behind the value: a quoted text, a bracket with all in it, or a word.
        private void value() throws Unmergeable {
            int from = at;
            int depth = 0;
            while (at < text.length()) {
                switch (text.charAt(at)) {
                    case '"', '\'' -> quoted();
                    case '[', '{' -> {
                        depth++;
                        at++;
                    }
                    case ']', '}' -> {
                        depth--;
                        at++;
                    }
                    case '#', '\r', '\n' -> {
                        if (depth == 0) {
                            at = from + text.substring(from, at).stripTrailing().length();
                            if (at == from) {
                                throw broken("a key without a value");
                            }
                            return;
                        }
                        skipBlank();
                    }
                    default -> at++;
                }
            }
            if (depth != 0) {
                throw broken("a list or an inline table without an end");
            }
            at = from + text.substring(from).stripTrailing().length();
        }

        private void quoted() throws Unmergeable {
            int from = at;
            String mark = text.substring(at, at + 1);
            String end = text.startsWith(mark.repeat(3), at) ? mark.repeat(3) : mark;
            for (at += end.length(); at < text.length(); at++) {
                if (text.startsWith(end, at)) {
                    at += end.length();
                    // A text over lines may end in two marks of its own.
                    while (end.length() == 3 && text.startsWith(mark, at)) {
                        at++;
                    }
                    return;
                }
                if (text.charAt(at) == '\\' && mark.equals("\"")) {
                    at++;
                } else if (text.charAt(at) == '\n' && end.length() == 1) {
                    break;
                }
            }
            at = from;
            throw broken("a text without an end");
        }

        private boolean skip(char one) {
            boolean there = at < text.length() && text.charAt(at) == one;
            at += there ? 1 : 0;
            return there;
        }

        private void skipAll(char one) {
            while (at < text.length() && text.charAt(at) == one) {
                at++;
            }
        }

        private void skipSpace() {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
        }

        /// Over white space, ends of lines and comments.
        private void skipBlank() {
            while (at < text.length()) {
                if (text.charAt(at) == '#') {
                    int newline = text.indexOf('\n', at);
                    at = newline < 0 ? text.length() : newline;
                } else if (Character.isWhitespace(text.charAt(at))) {
                    at++;
                } else {
                    return;
                }
            }
        }

        private Unmergeable broken(String what) {
            String before = text.substring(0, Math.min(at, text.length()));
            int column = before.length() - before.lastIndexOf('\n');
            return new Unmergeable(
                    "is no TOML in line " + Lines.number(before, before.length()) + ", column " + column + ": " + what);
        }
    }
}
