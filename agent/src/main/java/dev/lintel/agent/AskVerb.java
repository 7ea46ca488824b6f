package dev.lintel.agent;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.AnswerJson;
import dev.lintel.agent.answer.AnswerText;
import dev.lintel.agent.model.ModelRun;
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
    public boolean takesWords() {
        return true;
    }

    @Override
    public String says() {
        return "a wish or a question in plain words, answered from this backend";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(
                        "in",
                        "PATH",
                        "the backend; without it a folder beside the sentence, or the one that you are in"),
                new Option("as", "INTENT", "what is wanted, when the words leave it open: " + intents()),
                new Option("format", "FORMAT", "text or json"),
                new Option("model", "PROVIDER:MODEL", "let a model ask and tell: anthropic:, openai: or ollama:"),
                new Option("model-url", "URL", "another server that speaks the provider's protocol"),
                new Option("budget", "PARTS", "of the model: calls=12,tokens=200000,time=300s,timeout=120s"),
                new Option("show-sent", "", "print what is sent to the model"),
                new Option("offline", "", "never let anything out, whatever else is asked"));
    }

    @Override
    public String remarks() {
        return """
                No model and no network: a grammar over words and the backend's own names decides, and every statement
                about the backend has its place. Nothing is changed.

                  lintel ask "GET /api/orders takes 5 seconds"
                  lintel ask "who can delete an order?"
                  lintel ask "what breaks if I drop the column email of users?"

                With --model a language model asks the tools that coding agents have, all of which only read, and tells what it
                found; what it cannot prove by their answers is not printed. The question and those answers leave this
                machine then (secrets masked; --show-sent prints them). The key is read from ANTHROPIC_API_KEY or
                OPENAI_API_KEY and is neither kept nor shown.

                  lintel ask --model ollama:qwen3 "is it safe to drop users.email?"
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
        forbidWhenOffline(line);
        Asked asked = Asked.of(line);
        Repository repository = Repository.open(asked.path());
        Optional<Answer> answer;
        try (Progress _ = Progress.start(console, "reading " + asked.path())) {
            answer = line.has("model")
                    ? Optional.empty()
                    : Optional.of(answer(repository.architect(), as, asked.sentence()));
            if (repository.standing().backends().isEmpty()) {
                console.note("no backend found in " + asked.path() + "; --in PATH names one");
                return Exit.INCOMPLETE;
            }
        }
        if (answer.isEmpty()) {
            return withModel(line, asked.sentence(), repository, console);
        }
        console.out().print(format.equals("json") ? AnswerJson.render(answer.get()) : AnswerText.render(answer.get()));
        return Exit.CLEAN;
    }

    /// The clients of models lie apart from everything else, so that nobody else has to open them.
    private static Exit withModel(CommandLine line, String sentence, Repository repository, Console console)
            throws UsageProblem, IOException {
        try {
            return ModelRun.run(line, sentence, repository, console, System.getenv());
        } catch (NoClassDefFoundError missing) {
            console.note("the clients of language models are not installed (agent/target/model); start the launcher"
                    + " of a built checkout");
            return Exit.INCOMPLETE;
        }
    }

    private static Answer answer(Architect architect, Optional<Intent> as, String sentence) {
        return as.isPresent() ? architect.answer(as.get(), sentence) : architect.answer(sentence);
    }

    /// What only a model heeds is refused without one, so that nobody takes `--budget` for granted.
    private static void forbidWhenOffline(CommandLine line) throws UsageProblem {
        if (line.has("offline") && line.has("model")) {
            throw new UsageProblem("--offline forbids --model: a model gets the question and what the tools answer");
        }
        for (String option : List.of("model-url", "budget", "show-sent")) {
            if (line.has(option) && !line.has("model")) {
                throw new UsageProblem("--" + option + " goes with --model");
            }
        }
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
