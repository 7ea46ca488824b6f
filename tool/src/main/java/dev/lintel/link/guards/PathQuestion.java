package dev.lintel.link.guards;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Statement;
import dev.lintel.link.guards.RequestPath.Answer;
import dev.lintel.link.guards.RequestPath.Names;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/// One walk through a guard with the path of a request in mind, which notes what the path decided. Conditions on the
/// path that cannot be read are taken to hold or not, so that two walks tell whether they matter.
final class PathQuestion {
    private final RequestPath path;
    private final boolean assumed;
    private Optional<Span> named = Optional.empty();
    private Optional<Span> unread = Optional.empty();

    PathQuestion(RequestPath path, boolean assumed) {
        this.path = path;
        this.assumed = assumed;
    }

    /// Where the path was found among those that are named.
    Optional<Span> named() {
        return named;
    }

    /// The first condition on the path that could not be read.
    Optional<Span> unread() {
        return unread;
    }

    /// @param otherwise whether nothing else than the path is asked about
    Optional<Boolean> answer(Expression condition, Body body, boolean otherwise) {
        return settled(path.answer(condition, Names.of(body)), body.at(condition), otherwise);
    }

    /// What `shouldNotFilter` says.
    boolean skips(Body body) {
        return settled(path.returned(body), body.at(body.block()), true).orElse(false);
    }

    private Optional<Boolean> settled(Answer answer, Span at, boolean otherwise) {
        if (answer.named() && named.isEmpty()) {
            named = Optional.of(at);
        }
        return switch (answer.kind()) {
            case YES -> Optional.of(true);
            case NO -> Optional.of(false);
            case NONE -> Optional.empty();
            case UNREAD -> {
                if (!otherwise) {
                    yield Optional.empty();
                }
                unread = unread.or(() -> Optional.of(at));
                yield Optional.of(assumed);
            }
        };
    }

    /// `for (String each : OPEN) { if (uri.startsWith(each)) { chain.doFilter(request, response); return; } }`.
    boolean endsIn(Statement.ForEach loop, Body body) {
        List<Statement> inside =
                loop.body() instanceof Statement.Block block ? block.statements() : List.of(loop.body());
        if (inside.size() != 1
                || !(inside.getFirst() instanceof Statement.If choice)
                || choice.otherwise().isPresent()
                || !GuardedWalk.leaves(choice.then())
                || GuardedWalk.throwsAny(choice.then())) {
            return false;
        }
        return settled(path.anyOf(loop, choice.condition(), Names.of(body)), body.at(choice.condition()), true)
                .orElse(false);
    }
}
