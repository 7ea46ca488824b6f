package dev.lintel.link;

import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.CaughtText;
import dev.lintel.graph.Failures;
import dev.lintel.graph.Failures.Answered;
import dev.lintel.graph.Failures.Page;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Settings;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.graph.Step;
import dev.lintel.link.steps.Operations;
import dev.lintel.read.Fact;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Joins what readers found of error handlers with what frameworks do by themselves, for the exceptions that one
/// application throws.
final class FailureLink {
    private static final String BOOT = "org.springframework.boot";
    /// Since Spring Boot 4.0 below `spring.web.error`.
    private static final List<String> PAGES = List.of("server.error.", "spring.web.error.");

    private static final List<String> SHOWN = List.of("include-message", "include-stacktrace", "include-exception");
    private static final Set<String> HIDDEN = Set.of("never", "false");

    private final Program program;
    private final Operations.Beside beside;

    FailureLink(Program program, Operations.Beside beside) {
        this.program = program;
        this.beside = beside;
    }

    /// @param handlers what serves the endpoints
    Failures of(
            FactIndex facts,
            Scope scope,
            Settings settings,
            Collection<Operation> operations,
            Collection<OperationId> handlers) {
        List<Answered> answers = new ArrayList<>();
        facts.of(Fact.ErrorMapping.class)
                .filter(each -> scope.runs(each.at().file()))
                .forEach(each -> answers.add(new Answered(
                        each.exception(), each.within(), each.statuses(), each.tells(), Optional.of(each.at()))));
        answers.addAll(byFrameworks());
        TreeSet<String> named = new TreeSet<>();
        operations.forEach(operation -> operation.body().forEach(step -> thrown(step, named)));
        answers.forEach(each -> named.add(each.exception()));
        Map<String, List<String>> lineage = new TreeMap<>();
        named.forEach(each -> lineage.put(
                each, program.supertypes(each).stream().map(Type.Declared::name).toList()));
        Set<String> own = named.stream()
                .filter(each ->
                        program.type(each).flatMap(TypeDeclaration::origin).isPresent())
                .collect(Collectors.toSet());
        return new Failures(lineage, own, answers, caught(handlers), page(settings));
    }

    private Map<OperationId, Span> caught(Collection<OperationId> handlers) {
        CaughtText texts = new CaughtText(program, Failures::isInternal);
        List<OperationId> asked = handlers.stream().distinct().toList();
        List<Optional<Span>> found = beside.answers(asked.stream()
                .<Callable<Optional<Span>>>map(each -> () -> texts.answered(OperationIds.method(each)))
                .toList());
        Map<OperationId, Span> caught = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            OperationId handler = asked.get(i);
            found.get(i).ifPresent(at -> caught.put(handler, at));
        }
        return caught;
    }

    private static void thrown(Step step, Set<String> into) {
        switch (step) {
            case Step.Throw leave -> {
                if (!leave.exception().isEmpty()) {
                    into.add(leave.exception());
                }
            }
            case Step.Loop loop -> loop.body().forEach(each -> thrown(each, into));
            case Step.Branch branch ->
                Stream.of(branch.then(), branch.otherwise())
                        .flatMap(List::stream)
                        .forEach(each -> thrown(each, into));
            case Step.Attempt attempt -> {
                attempt.body().forEach(each -> thrown(each, into));
                attempt.handlers().forEach(handler -> handler.forEach(each -> thrown(each, into)));
                attempt.last().forEach(each -> thrown(each, into));
            }
            case Step.InTransaction block -> block.body().forEach(each -> thrown(each, into));
            case Step.Deferred deferred -> deferred.body().forEach(each -> thrown(each, into));
            case Step.Call _,
                    Step.Invoke _,
                    Step.Run _,
                    Step.Remote _,
                    Step.Publish _,
                    Step.Make _,
                    Step.Put _,
                    Step.Read _,
                    Step.Return _,
                    Step.Skip _ -> {}
        }
    }

    /// Spring Boot shows messages only when asked to since 2.3, stack traces never by itself (release notes of 2.3,
    /// "Changes to the Default Error Page's Content"); Quarkus shows an id in production.
    private static Page page(Settings settings) {
        if (settings.has("io.quarkus", "quarkus-")) {
            return Page.SILENT;
        }
        if (!settings.has(BOOT, "spring-boot")) {
            return Page.UNKNOWN;
        }
        List<String> shown = SHOWN.stream()
                .flatMap(key -> PAGES.stream().flatMap(page -> settings.get(page + key).stream()))
                .map(Setting::value)
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !HIDDEN.contains(value))
                .toList();
        if (!shown.isEmpty()) {
            return shown.stream().allMatch(value -> value.contains("${")) ? Page.UNKNOWN : Page.TELLS;
        }
        BootVersion boot = BootVersion.of(settings);
        return !boot.known() ? Page.UNKNOWN : boot.atLeast(2, 3) ? Page.SILENT : Page.TELLS;
    }

    private static List<Answered> byFrameworks() {
        try (InputStream in = FailureLink.class.getResourceAsStream("answers.tsv")) {
            if (in == null) {
                throw new IllegalStateException("Lintel was packed without answers.tsv");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Answered(
                            row[0],
                            "",
                            row[1].isEmpty() ? List.of() : List.of(Integer.valueOf(row[1])),
                            Optional.empty(),
                            Optional.empty()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
