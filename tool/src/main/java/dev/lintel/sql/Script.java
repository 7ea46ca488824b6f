package dev.lintel.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Splits a script into statements as the command-line tools of the databases do: `;`, MySQL's DELIMITER, `GO`,
/// Oracle's `/`, bodies of routines, the data of COPY, commands of psql. Linear in the text, whatever it holds.
public final class Script {
    /// Tokens kept of a statement that only moves rows; a dump's INSERT may be a hundred megabytes long.
    private static final int MOST_TOKENS_OF_DATA = 64;

    private static final Set<String> DATA = Set.of("insert", "replace", "copy", "values", "merge");
    private static final Set<String> ROUTINES = Set.of("procedure", "function", "trigger", "package", "event", "type");
    private static final Set<String> BLOCK_ENDS = Set.of("if", "loop", "while", "repeat", "for");

    private final String text;
    private final Lexer lexer;
    private String delimiter = ";";
    private List<Token> tokens = new ArrayList<>();
    private int depth;
    private boolean data;
    private @Nullable Token last;

    private Script(String text, Dialect dialect) {
        this.text = text;
        this.lexer = new Lexer(text, dialect);
    }

    /// @param tokens at least one; of a long INSERT only the first
    /// @param start offset of the first character
    public record Statement(List<Token> tokens, int start, int end) {
        public Statement {
            tokens = List.copyOf(tokens);
        }

        public boolean starts(String... words) {
            if (tokens.size() < words.length) {
                return false;
            }
            for (int i = 0; i < words.length; i++) {
                if (!tokens.get(i).is(words[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    /// Hands over each statement in order.
    ///
    /// @return the offset of a quote or comment that never closes, -1 when all is well
    public static int read(String text, Dialect dialect, Consumer<Statement> each) {
        Script script = new Script(text, dialect);
        script.run(each);
        return script.lexer.unclosed();
    }

    private void run(Consumer<Statement> each) {
        while (true) {
            lexer.skipBlank();
            if (lexer.position() >= text.length()) {
                break;
            }
            if (depth == 0 && lexer.startsWith(delimiter) || !delimiter.equals(";") && lexer.startsWith(delimiter)) {
                lexer.moveTo(lexer.position() + delimiter.length());
                boolean copies = copiesFromInput();
                finish(each);
                if (copies) {
                    skipCopiedRows();
                }
            } else if (tokens.isEmpty() && command()) {
                continue;
            } else if (batchEnd()) {
                lexer.moveTo(lexer.endOfLine());
                depth = 0;
                finish(each);
            } else {
                token();
            }
        }
        finish(each);
    }

    private void token() {
        Token token = lexer.next();
        if (token == null) {
            return;
        }
        if (tokens.isEmpty()) {
            data = DATA.contains(token.text().toLowerCase(Locale.ROOT));
        }
        if (!data || tokens.size() < MOST_TOKENS_OF_DATA) {
            tokens.add(token);
        }
        if (delimiter.equals(";") && token.kind() == Token.Kind.WORD) {
            block(token);
        }
        last = token;
    }

    /// Counts BEGIN and END in statements that may have a body.
    private void block(Token token) {
        if (token.is("begin") || token.is("case")) {
            boolean closing = last != null && last.is("end");
            if (!closing && hasBody()) {
                depth++;
            }
        } else if (depth > 0 && last != null && last.is("end")) {
            if (BLOCK_ENDS.contains(token.text().toLowerCase(Locale.ROOT))) {
                depth++; // END IF closes no BEGIN
            }
        }
        if (depth > 0 && token.is("end")) {
            depth--;
        }
    }

    private boolean hasBody() {
        if (!tokens.getFirst().is("create") && !tokens.getFirst().is("alter")) {
            return tokens.getFirst().is("declare");
        }
        int end = Math.min(8, tokens.size());
        return tokens.subList(0, end).stream()
                .anyMatch(each -> ROUTINES.contains(each.text().toLowerCase(Locale.ROOT)));
    }

    /// Lines that the command-line tool keeps for itself.
    private boolean command() {
        int start = lexer.position();
        if (text.charAt(start) == '\\') {
            lexer.moveTo(lexer.endOfLine());
            return true;
        }
        if (text.regionMatches(true, start, "delimiter", 0, 9)
                && start + 9 < text.length()
                && text.charAt(start + 9) <= ' ') {
            String rest = text.substring(start + 9, lexer.endOfLine()).strip();
            delimiter = rest.isEmpty() ? ";" : rest;
            lexer.moveTo(lexer.endOfLine());
            return true;
        }
        return false;
    }

    /// `GO` or `/` alone on its line.
    private boolean batchEnd() {
        int start = lexer.position();
        int length = text.regionMatches(true, start, "go", 0, 2) ? 2 : text.charAt(start) == '/' ? 1 : 0;
        if (length == 0) {
            return false;
        }
        int line = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        boolean alone =
                start == 0 || text.substring(Math.min(line, start), start).isBlank();
        int rest = start + length;
        while (alone && rest < text.length() && text.charAt(rest) != '\n') {
            alone = text.charAt(rest) <= ' ' || (length == 2 && text.charAt(rest) == ';');
            rest++;
        }
        return alone;
    }

    private boolean copiesFromInput() {
        return !tokens.isEmpty()
                && tokens.getFirst().is("copy")
                && tokens.stream().anyMatch(token -> token.is("stdin"));
    }

    private void skipCopiedRows() {
        int end = text.indexOf("\n\\.", lexer.position());
        lexer.moveTo(end < 0 ? text.length() : end + 3);
    }

    private void finish(Consumer<Statement> each) {
        if (!tokens.isEmpty()) {
            int end = last == null ? tokens.getLast().end() : last.end();
            each.accept(new Statement(tokens, tokens.getFirst().start(), end));
        }
        tokens = new ArrayList<>();
        depth = 0;
        data = false;
        last = null;
    }
}
