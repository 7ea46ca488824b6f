package dev.lintel.agent.model;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Shop;
import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.UsageProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A run of `ask --model` against a server that stands in for a provider.
abstract class AskedModel {
    static final String KEY = "sk-ant-very-secret-0123456789abcdef";
    static final String OVERVIEW = "{}";
    static final String PROVED = """
            {"claims":[{"kind":"risk","says":"The shop has endpoints that anybody may call.","evidence":["r1"],\
            "example":".anyRequest().authenticated()"}]}""";

    record Ran(Exit exit, String out, String err) {}

    static Ran ask(StandIn server, Protocol protocol, String... options) throws UsageProblem, IOException {
        return ask(server, protocol, Shop.repository(), "is it safe?", options);
    }

    static Ran ask(StandIn server, Protocol protocol, Repository repository, String sentence, String... options)
            throws UsageProblem, IOException {
        return askAt(server.url(), protocol, KEY, repository, sentence, options);
    }

    static Ran askAt(String url, Protocol protocol) throws UsageProblem, IOException {
        return askAt(url, protocol, KEY, Shop.repository(), "is it safe?");
    }

    static Ran askAt(
            String url, Protocol protocol, String key, Repository repository, String sentence, String... options)
            throws UsageProblem, IOException {
        List<String> words =
                new ArrayList<>(List.of("ask", sentence, "--model", protocol.word() + ":m", "--model-url", url));
        words.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Exit exit = ModelRun.run(
                CommandLine.parse(words),
                sentence,
                repository,
                console(out, err),
                Map.of("ANTHROPIC_API_KEY", key, "OPENAI_API_KEY", key, "OLLAMA_API_KEY", key));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static CommandLine line(String... options) throws UsageProblem {
        List<String> words = new ArrayList<>(List.of("ask", "is it safe?"));
        words.addAll(List.of(options));
        return CommandLine.parse(words);
    }

    static Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
    }
}
