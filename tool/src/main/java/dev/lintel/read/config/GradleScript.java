package dev.lintel.read.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Takes a Gradle build script apart into statements without running it, Groovy and Kotlin alike: comments go,
/// strings stay whole, braces make blocks. What is computed by code in the script is not understood and yields no
/// statement that anybody asks for.
final class GradleScript {
    private static final int DEEPEST = 100;

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private final Deque<String> blocks = new ArrayDeque<>();
    private List<Token> tokens = new ArrayList<>();
    private int line = 1;
    private int first = 1;
    private int parentheses;
    private int at;

    private GradleScript(String text) {
        this.text = text;
    }

    /// @param text of a string without its quotes, else one word or one sign
    record Token(boolean string, String text) {
        boolean is(String word) {
            return !string && text.equals(word);
        }
    }

    /// @param blocks first words of the blocks around it, outermost first: `[allprojects, dependencies]`
    record Statement(List<String> blocks, List<Token> tokens, int line) {
        Statement {
            blocks = List.copyOf(blocks);
            tokens = List.copyOf(tokens);
        }

        String first() {
            return tokens.getFirst().text();
        }

        List<String> strings() {
            return tokens.stream().filter(Token::string).map(Token::text).toList();
        }

        /// The token after the first one that is this word.
        String after(String word) {
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i).is(word)) {
                    return next(i + 1);
                }
            }
            return "";
        }

        private String next(int from) {
            for (int i = from; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                if (token.string() || Character.isLetterOrDigit(token.text().charAt(0))) {
                    return token.text();
                }
            }
            return "";
        }
    }

    static List<Statement> read(String text) {
        GradleScript script = new GradleScript(text);
        script.read();
        return List.copyOf(script.statements);
    }

    private void read() {
        while (at < text.length()) {
            char letter = text.charAt(at);
            switch (letter) {
                case '\n' -> newline();
                case '/' -> slash();
                case '"', '\'' -> string(letter);
                case '{' -> open();
                case '}' -> close();
                case ';' -> {
                    end();
                    at++;
                }
                default -> other(letter);
            }
        }
        end();
    }

    private void newline() {
        line++;
        at++;
        boolean goesOn = !tokens.isEmpty()
                && (tokens.getLast().is(",") || tokens.getLast().is("="));
        if (parentheses == 0 && !goesOn) {
            end();
        }
    }

    private void slash() {
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            int stop = end < 0 ? text.length() : end + 2;
            line += newlines(at, stop);
            at = stop;
        } else {
            add(new Token(false, "/"));
            at++;
        }
    }

    private void string(char quote) {
        String triple = String.valueOf(quote).repeat(3);
        if (text.startsWith(triple, at)) {
            int end = text.indexOf(triple, at + 3);
            int stop = end < 0 ? text.length() : end;
            add(new Token(true, text.substring(at + 3, stop)));
            line += newlines(at, stop);
            at = Math.min(text.length(), stop + 3);
            return;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, text.length());
        add(new Token(true, text.substring(at + 1, end)));
        at = end < text.length() && text.charAt(end) == quote ? end + 1 : end;
    }

    private void open() {
        String head = tokens.isEmpty() ? "" : tokens.getFirst().text();
        int outside = parentheses;
        end();
        blocks.addLast(outside > 0 ? head + "(" : head);
        if (blocks.size() > DEEPEST) {
            at = text.length();
            return;
        }
        parentheses = 0;
        at++;
    }

    private void close() {
        end();
        blocks.pollLast();
        parentheses = 0;
        at++;
    }

    private void other(char letter) {
        if (Character.isWhitespace(letter)) {
            at++;
        } else if (isWord(letter)) {
            int start = at;
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
            add(new Token(false, text.substring(start, at)));
        } else {
            if (letter == '(' || letter == '[') {
                parentheses++;
            } else if ((letter == ')' || letter == ']') && parentheses > 0) {
                parentheses--;
            }
            add(new Token(false, String.valueOf(letter)));
            at++;
        }
    }

    /// `libs.spring.boot` and `ext.version` are one word.
    private static boolean isWord(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '.' || letter == '$';
    }

    private void add(Token token) {
        if (tokens.isEmpty()) {
            first = line;
        }
        tokens.add(token);
    }

    private void end() {
        if (!tokens.isEmpty()) {
            statements.add(new Statement(List.copyOf(blocks), tokens, first));
            tokens = new ArrayList<>();
        }
        parentheses = 0;
    }

    private int newlines(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                count++;
            }
        }
        return count;
    }
}
