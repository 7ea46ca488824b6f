package dev.lintel.agent;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.AnswerJson;
import dev.lintel.agent.answer.AnswerText;
import dev.lintel.agent.route.Intent;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.ModuleVerb;
import dev.lintel.cli.Option;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `lintel ask "…"`
public final class AskVerb implements ModuleVerb {
    @Override
    public String word() {
        return "ask";
    }

    @Override
    public String operand() {
        return "SENTENCE";
    }

    @Override
    public String says() {
        return "a wish or a question in plain words, answered from this backend";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("in", "PATH", "the backend; without it the folder that you are in"),
                new Option("as", "INTENT", "what is wanted, when the words leave it open: " + intents()),
                new Option("format", "FORMAT", "text or json"));
    }

    @Override
    public String remarks() {
        return """
                No model and no network: a grammar over words and the backend's own names decides, and every statement
                about the backend has its place. Nothing is changed.

                  lintel ask "GET /api/orders takes 5 seconds"
                  lintel ask "who can delete an order?"
                  lintel ask "what breaks if I drop the column email of users?"
                """;
    }

    private static String intents() {
        return Stream.of(Intent.values()).map(Intent::word).collect(Collectors.joining(", "));
    }

    @Override
    public Exit run(CommandLine line, Console console) throws UsageProblem, IOException {
        Optional<Intent> as = as(line);
        String format = line.value("format").orElse("text");
        if (!format.equals("text") && !format.equals("json")) {
            throw new UsageProblem("no format '" + format + "' (text, json)");
        }
        Repository repository = Repository.open(line.value("in").orElse("."));
        Answer answer;
        try (Progress _ = Progress.start(console, "reading " + line.value("in").orElse("."))) {
            Architect architect = repository.architect();
            answer = as.isPresent() ? architect.answer(as.get(), line.operand()) : architect.answer(line.operand());
        }
        if (repository.standing().backends().isEmpty()) {
            console.note("no backend found in " + line.value("in").orElse(".") + "; --in PATH names one");
            return Exit.INCOMPLETE;
        }
        console.out().print(format.equals("json") ? AnswerJson.render(answer) : AnswerText.render(answer));
        return Exit.CLEAN;
    }

    private static Optional<Intent> as(CommandLine line) throws UsageProblem {
        Optional<String> word = line.value("as");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Intent> intent = Stream.of(Intent.values())
                .filter(each -> each.word().equals(word.get()))
                .findFirst();
        if (intent.isEmpty()) {
            throw new UsageProblem("--as " + word.get() + ": it is one of " + intents());
        }
        return intent;
    }
}
