package dev.lintel.link.guards;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Statement;
import dev.lintel.link.guards.RequestPath.Answer;
import dev.lintel.link.guards.RequestPath.Names;
import dev.lintel.link.guards.RequestPath.Text;
import java.util.List;
import java.util.Optional;

/// Compares a path with what one call names: a text, a pattern, a list of them.
record PathComparison(RequestPath path, Names names) {
    /// Empty when the call is no comparison that is known.
    Optional<Answer> of(Call call) {
        Optional<Text> receiver = call.receiver().flatMap(each -> path.text(each, names));
        List<Expression> given = call.arguments();
        if (receiver.isPresent() && given.size() == 1) {
            return path.text(given.getFirst(), names)
                    .filter(other -> other.path() != receiver.get().path())
                    .flatMap(other -> compared(call.name(), receiver.get(), other));
        }
        if (given.size() == 2 && RequestPath.isMatch(call.name())) {
            Optional<Text> pattern = path.text(given.getFirst(), names).filter(each -> !each.path());
            return pattern.isPresent() && isPath(given.getLast())
                    ? Optional.of(Answer.of(path.matchesPattern(pattern.get().text())))
                    : Optional.empty();
        }
        if (call.name().equals("contains") && given.size() == 1 && isPath(given.getFirst())) {
            return call.receiver()
                    .flatMap(this::texts)
                    .map(texts -> Answer.of(texts.contains(textOf(given.getFirst()))
                            || isRelative(textOf(given.getFirst())) && texts.contains("/" + textOf(given.getFirst()))));
        }
        boolean any = call.name().equals("anyMatch");
        if ((any || call.name().equals("noneMatch")) && given.size() == 1) {
            return call.receiver()
                    .flatMap(this::texts)
                    .flatMap(texts -> tested(texts, given.getFirst()))
                    .map(answer -> any ? answer : answer.not());
        }
        return Optional.empty();
    }

    private boolean isPath(Expression value) {
        return path.text(value, names).filter(Text::path).isPresent();
    }

    private String textOf(Expression value) {
        return path.text(value, names).map(Text::text).orElse("");
    }

    private Optional<List<String>> texts(Expression list) {
        return path.texts(list, names);
    }

    /// What a variable of the path may hold is not counted: `/users/{id}` does not begin with `/users/me`.
    private static Optional<Answer> compared(String name, Text asked, Text given) {
        Text receiver = rooted(asked, given);
        Text other = rooted(given, asked);
        boolean asks = receiver.path();
        return switch (name) {
            case "equals" -> Optional.of(Answer.of(receiver.text().equals(other.text())));
            case "equalsIgnoreCase" -> Optional.of(Answer.of(receiver.text().equalsIgnoreCase(other.text())));
            case "startsWith" ->
                asks ? Optional.of(Answer.of(receiver.text().startsWith(other.text()))) : Optional.empty();
            case "endsWith" -> asks ? Optional.of(Answer.of(receiver.text().endsWith(other.text()))) : Optional.empty();
            case "contains" -> asks ? Optional.of(Answer.of(receiver.text().contains(other.text()))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Some servers put a slash before a relative path, so that code may count on it.
    private static Text rooted(Text text, Text other) {
        return text.path() && isRelative(text.text()) && other.text().startsWith("/")
                ? new Text("/" + text.text(), true)
                : text;
    }

    private static boolean isRelative(String path) {
        return !path.startsWith("/");
    }

    private Optional<Answer> tested(List<String> texts, Expression test) {
        boolean yes = false;
        for (String each : texts) {
            Optional<Answer> answer = one(each, test);
            if (answer.isEmpty() || answer.get().kind() == Answer.Kind.UNREAD) {
                return Optional.empty();
            }
            yes |= answer.get().kind() == Answer.Kind.YES;
        }
        return Optional.of(Answer.of(yes));
    }

    private Optional<Answer> one(String text, Expression test) {
        Text item = new Text(text, false);
        return switch (test) {
            case Expression.MethodReference reference ->
                path.text(reference.receiver(), names)
                        .filter(Text::path)
                        .flatMap(asked -> compared(reference.callee().name(), asked, item));
            case Expression.Lambda lambda
            when lambda.parameters().size() == 1
                    && lambda.body().statements().size() == 1
                    && lambda.body().statements().getFirst() instanceof Statement.Return leave ->
                leave.value()
                        .map(value -> path.answer(
                                value, names.with(lambda.parameters().getFirst().name(), item)))
                        .filter(answer -> answer.kind() != Answer.Kind.NONE);
            default -> Optional.empty();
        };
    }
}
