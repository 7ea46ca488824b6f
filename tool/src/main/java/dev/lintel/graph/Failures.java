package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How failures become answers in one application: what its exceptions inherit from, which handlers make what of
/// them, and what the framework's own error page shows of those that no handler takes.
///
/// @param lineage the exception types that the code throws or that a handler names, each with itself and its
///     supertypes, nearest first
/// @param own those among them that the repository declares: their text was written by the team, for somebody
/// @param answers what handlers, and the frameworks by themselves, make of exceptions
/// @param caught where handlers of endpoints answer the text of a failure that they caught, and that libraries wrote
///     ([#isInternal])
public record Failures(
        Map<String, List<String>> lineage,
        Set<String> own,
        List<Answered> answers,
        Map<OperationId, Span> caught,
        Page page) {
    public static final Failures NONE = new Failures(Map.of(), Set.of(), List.of(), Map.of(), Page.UNKNOWN);

    /// Exceptions that say nothing of what happened; a handler for them is for everything else, bugs included.
    private static final Set<String> GENERAL =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    /// Exceptions that say that the program is wrong, for which 500 is the right answer.
    private static final Set<String> BROKEN_PROGRAM = Set.of(
            "java.lang.IllegalStateException",
            "java.lang.UnsupportedOperationException",
            "java.lang.AssertionError",
            "java.lang.NullPointerException",
            "java.lang.InterruptedException",
            "java.io.UncheckedIOException");

    /// Where exceptions are made whose texts hold statements, names of tables and columns, addresses of servers,
    /// paths of files.
    private static final List<String> INTERNAL = List.of(
            "java.sql.",
            "java.io.",
            "java.nio.file.",
            "org.springframework.dao.",
            "org.springframework.jdbc.",
            "org.springframework.transaction.",
            "jakarta.persistence.",
            "javax.persistence.",
            "org.hibernate.",
            "org.apache.ibatis.",
            "org.mybatis.");

    public Failures {
        lineage = Map.copyOf(lineage);
        own = Set.copyOf(own);
        answers = List.copyOf(answers);
        caught = Map.copyOf(caught);
    }

    /// An exception becomes an answer.
    ///
    /// @param within the class whose endpoints alone it is for; empty for all
    /// @param statuses what is answered; empty when that is chosen while it runs
    /// @param tells where the exception's own text is taken into the answer; empty when it is not
    /// @param at the handler; empty when the framework does it by itself
    public record Answered(
            String exception, String within, List<Integer> statuses, Optional<Span> tells, Optional<Span> at) {
        public Answered {
            statuses = List.copyOf(statuses);
        }

        /// Whether the answer says what failed: a client's or a server's error, and not just that something did.
        public boolean isTold() {
            boolean failure = statuses.isEmpty() || statuses.stream().allMatch(each -> each >= 400);
            return failure && !(isGeneral() && statuses.stream().allMatch(each -> each == 500));
        }

        public boolean isGeneral() {
            return GENERAL.contains(exception);
        }
    }

    /// What the framework shows of a failure that nobody handles.
    public enum Page {
        /// Status and path.
        SILENT,
        /// The exception's message, its class or its stack trace.
        TELLS,
        UNKNOWN
    }

    /// What becomes of an exception that leaves this handler: the nearest type wins, and a handler in the class
    /// itself before one for all.
    public Optional<Answered> of(String exception, OperationId handler) {
        for (String type : lineage.getOrDefault(exception, List.of(exception))) {
            Optional<Answered> found = answers.stream()
                    .filter(each -> each.exception().equals(type))
                    .filter(each -> each.within().isEmpty() || each.within().equals(handler.owner()))
                    .min(Comparator.comparing(each -> each.within().isEmpty()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Whether some code around the step takes this exception before it gets to the entry.
    public boolean isCaught(Path path, String exception) {
        List<String> types = lineage.getOrDefault(exception, List.of(exception));
        return path.tries().stream()
                .flatMap(each -> each.catches().stream())
                .flatMap(each -> each.types().stream())
                .anyMatch(type -> types.contains(type) || GENERAL.contains(type) && types.size() <= 1);
    }

    /// Whether the code means this exception for its caller: it does not only wrap another failure, and it does not
    /// say that the program is wrong.
    public boolean isOutcome(Step.Throw thrown) {
        boolean wraps = thrown.passesOn() && !own.contains(thrown.exception());
        return !wraps
                && !thrown.exception().isEmpty()
                && lineage.getOrDefault(thrown.exception(), List.of(thrown.exception())).stream()
                        .noneMatch(BROKEN_PROGRAM::contains);
    }

    /// Whether texts of this exception are written by libraries for those who run the service: of one that stands for
    /// everything that can fail, of a statement that the database refused, of a file that is not there.
    public static boolean isInternal(String exception) {
        return GENERAL.contains(exception)
                || exception.equals("java.lang.NullPointerException")
                || INTERNAL.stream().anyMatch(exception::startsWith);
    }

    /// Whether this answer shows the caller what was never written for him: texts of libraries, of the database, of
    /// the JDK. The text of the team's own exceptions is meant to be read.
    public boolean leaks(Answered answer) {
        return answer.tells().isPresent() && !own.contains(answer.exception());
    }
}
