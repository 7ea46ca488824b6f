package dev.lintel.read.security;

import dev.lintel.read.Fact.Condition;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads Spring's profile expressions: names with `!`, `&`, `|` and parentheses; `&` and `|` are never mixed
/// without parentheses (`org.springframework.core.env.Profiles`).
final class ProfileExpression {
    private final String text;
    private final Span at;
    private int position;

    private ProfileExpression(String text, Span at) {
        this.text = text.replace(" ", "");
        this.at = at;
    }

    static Condition of(String text, Span at) {
        ProfileExpression reader = new ProfileExpression(text, at);
        Condition read = reader.choice(0);
        return reader.position == reader.text.length() ? read : reader.unread();
    }

    private Condition unread() {
        return new Condition.Undecided(
                new Gap(at, "the profile expression " + text + " is not read", "the rules under it are open"));
    }

    private Condition choice(int depth) {
        List<Condition> parts = new ArrayList<>(List.of(single(depth)));
        char operator = peek();
        while (operator != 0 && operator == peek() && (operator == '&' || operator == '|')) {
            position++;
            parts.add(single(depth));
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        return operator == '&' ? new Condition.AllOf(parts) : new Condition.AnyOf(parts);
    }

    private Condition single(int depth) {
        if (depth > 20) {
            return unread();
        }
        if (peek() == '!') {
            position++;
            return new Condition.Not(single(depth + 1));
        }
        if (peek() == '(') {
            position++;
            Condition inner = choice(depth + 1);
            position += peek() == ')' ? 1 : 0;
            return inner;
        }
        int start = position;
        while (position < text.length() && "!&|()".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return start == position ? unread() : new Condition.Profile(text.substring(start, position));
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : 0;
    }
}
