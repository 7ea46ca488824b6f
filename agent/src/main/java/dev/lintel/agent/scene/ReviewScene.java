package dev.lintel.agent.scene;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.answer.Commands;
import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Standard;
import java.util.List;
import java.util.stream.Stream;

/// "Look at my backend." A model or an endpoint that is named is looked at alone.
final class ReviewScene {
    private static final int FIRST = 5;

    private final Topic topic;

    ReviewScene(Topic topic) {
        this.topic = topic;
    }

    Answer answer() {
        List<String> tables = topic.named(Kind.TABLE);
        boolean model = !tables.isEmpty() && topic.named(Kind.PATH).isEmpty();
        return model ? new ModelScene(topic, tables.getFirst()).answer() : whole();
    }

    private Answer whole() {
        List<String> routes = topic.named(Kind.PATH);
        List<Reported> findings = topic.standing().verdict().findings().stream()
                .filter(each -> routes.isEmpty()
                        || each.finding().routes().stream()
                                .anyMatch(label -> routes.stream().anyMatch(label::contains)))
                .toList();
        List<Claim> first = Risks.of(findings.stream().limit(FIRST));
        List<Claim> standards = topic.standing().verdict().standards().stream()
                .filter(Standard::judged)
                .map(standard -> new Claim(
                        Claim.Kind.DECISION,
                        standard.name() + ": " + standard.met() + " of " + standard.of()
                                + (standard.unknown() == 0 ? "" : ", " + standard.unknown() + " unknown"),
                        "",
                        List.of(),
                        ""))
                .toList();
        Commands commands = new Commands(topic.standing().target());
        String where = routes.isEmpty() ? "" : " at " + String.join(", ", routes);
        String missing = topic.modelNotHere()
                .map(name -> "Nothing in this backend is called " + name
                        + ", neither a mapped class nor a table; all of it was looked at. ")
                .orElse("");
        return new Answer(
                "review",
                missing
                        + (findings.isEmpty()
                                ? "Nothing was found" + where + "."
                                : findings.size() + (findings.size() == 1 ? " thing was found" : " things were found")
                                        + where + "; do these first."),
                List.of(
                        SmallestStep.of(findings),
                        new Part("Do first", first),
                        new Part("Standards", routes.isEmpty() ? standards : List.of())),
                Stream.concat(Stream.of(commands.of("review", "")), commands.reviews().stream())
                        .toList());
    }
}
