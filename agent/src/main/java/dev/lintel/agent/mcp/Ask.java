package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.agent.route.Intent;
import dev.lintel.cli.UsageProblem;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A sentence, answered.
record Ask() implements ArchitectTool {
    private static final int USUAL = 5;
    private static final int MOST = 200;

    @Override
    public String name() {
        return "ask";
    }

    @Override
    public String title() {
        return "A wish or question in plain words";
    }

    @Override
    public String description() {
        return "Design an endpoint, make one fast, protect it, stop abuse, look at a model, or an exact question"
                + " on this backend. Answers come from the graph, each claim with its places.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments()
                .needed("sentence", "the wish or question")
                .choice(
                        "intent",
                        "what is wanted, when the words leave it open",
                        Stream.of(Intent.values()).map(Intent::word).toList())
                .number("limit", "how many facts or risks of a part, 1 to 200, default " + USUAL)
                .map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        String sentence = arguments.needed("sentence");
        Optional<Intent> intent = arguments
                .text("intent")
                .flatMap(word -> Stream.of(Intent.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst());
        return AnswerObject.of(
                intent.isPresent()
                        ? repository.architect().answer(intent.get(), sentence)
                        : repository.architect().answer(sentence),
                arguments.number("limit", USUAL, 1, MOST));
    }
}
