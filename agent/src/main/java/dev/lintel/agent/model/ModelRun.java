package dev.lintel.agent.model;

import dev.lintel.agent.Repository;
import dev.lintel.agent.answer.Harmless;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Progress;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// `lintel ask --model …`: the only way into this package.
public final class ModelRun {
    private static final int LONGEST_REASON = 200;

    private ModelRun() {}

    /// @param environment where the key stands
    /// @throws UsageProblem when the options cannot be followed; nothing was sent then
    public static Exit run(
            CommandLine line, String sentence, Repository repository, Console console, Map<String, String> environment)
            throws UsageProblem, IOException {
        Connection connection = Connection.of(line.value("model").orElseThrow(), line.value("model-url"), environment);
        Budget budget = line.has("budget") ? Budget.of(line.value("budget").orElseThrow()) : Budget.USUAL;
        Consumer<String> shown = line.has("show-sent") ? console.err()::println : _ -> {};
        if (connection.isInTheClear() && !connection.isHere()) {
            console.note("what is sent to " + connection.address().getHost() + " travels unencrypted");
        }
        Tools tools = new Tools(repository);
        Wire wire = new Wire(connection, budget, shown);
        Conversation conversation = new Conversation(Models.of(connection, wire.builder()), tools, budget);
        Sifted answer;
        try (Progress _ = Progress.start(console, "asking " + connection.label())) {
            answer = conversation.about(sentence);
        } catch (ModelProblem problem) {
            return without(console, String.valueOf(problem.getMessage()));
        } catch (RuntimeException nonsense) {
            return without(
                    console, connection.label() + " sent an answer that cannot be read" + why(nonsense, connection));
        }
        return told(new ModelText(connection, answer, tools.results()), line, console, conversation);
    }

    /// The first line of what LangChain4j says, without the names of its classes.
    private static String why(RuntimeException nonsense, Connection connection) {
        String message = connection.hidden(String.valueOf(nonsense.getMessage()));
        return message.lines()
                .findFirst()
                .map(line ->
                        ": " + Harmless.text(line.replaceAll("\\b([a-z0-9]+\\.)+[A-Z]\\w*: ?", ""), LONGEST_REASON))
                .orElse("");
    }

    private static Exit told(ModelText text, CommandLine line, Console console, Conversation conversation) {
        List<String> dropped = text.answer().dropped();
        if (text.answer().kept().isEmpty()) {
            return without(console, text.connection().label() + " proved nothing of what it said; none of it is shown");
        }
        console.out().print(line.value("format").orElse("text").equals("json") ? text.json() : text.text());
        if (!dropped.isEmpty()) {
            console.note(dropped.size() + " of "
                    + (dropped.size() + text.answer().kept().size()) + " claims were dropped: "
                    + dropped.stream().distinct().sorted().collect(Collectors.joining("; ")));
        }
        console.note(conversation.calls() + " calls, " + conversation.tokens() + " tokens");
        return Exit.CLEAN;
    }

    private static Exit without(Console console, String why) {
        console.note(why);
        console.note("without --model the same question is answered from the graph alone");
        return Exit.INCOMPLETE;
    }
}
