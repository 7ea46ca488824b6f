package dev.lintel.agent;

import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Commands;
import dev.lintel.agent.question.BackendNames;
import dev.lintel.agent.question.Nearest;
import dev.lintel.agent.question.Question;
import dev.lintel.agent.question.Questions;
import dev.lintel.agent.question.Replies;
import dev.lintel.agent.route.Example;
import dev.lintel.agent.route.Intent;
import dev.lintel.agent.route.Route;
import dev.lintel.agent.route.Router;
import dev.lintel.agent.scene.Scenes;
import dev.lintel.agent.scene.Topic;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Names;
import dev.lintel.agent.words.Sentence;
import dev.lintel.agent.words.Stem;
import dev.lintel.finding.Guide;
import dev.lintel.read.migrations.PastedScript;
import dev.lintel.sql.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers sentences about one backend, without a model and without a network. The same sentence and the same
/// backend give the same answer.
public final class Architect {
    private final Standing standing;
    private final Names names;
    private final Router router;
    private final Scenes scenes;

    /// @param guides of all practices there are
    public Architect(Standing standing, List<Guide> guides) {
        this.standing = standing;
        this.names = BackendNames.of(standing);
        guides.forEach(guide -> names.exact(Mention.Kind.PRACTICE, guide.id(), guide.id()));
        this.router = new Router(field(guides));
        this.scenes = new Scenes(guides);
    }

    private Architect(Standing standing, Names names, Router router, Scenes scenes) {
        this.standing = standing;
        this.names = names;
        this.router = router;
        this.scenes = scenes;
    }

    /// The same, but with a router that learned from other examples: to measure what examples are worth.
    public Architect learnedFrom(List<Example> examples) {
        return new Architect(standing, names, router.learnedFrom(examples), scenes);
    }

    /// The words that the catalogue's ids are made of.
    private static Set<String> field(List<Guide> guides) {
        return guides.stream()
                .flatMap(guide -> Stream.of(guide.id().split("-")))
                .filter(word -> word.length() > 3)
                .map(Stem::of)
                .collect(Collectors.toSet());
    }

    public Answer answer(String text) {
        Sentence sentence = Sentence.of(text);
        List<Mention> mentions = names.in(sentence);
        Optional<Question> question = Questions.of(sentence, mentions);
        return switch (router.route(sentence, mentions, question)) {
            case Route.To(Intent intent) -> answer(intent, sentence, mentions, question);
            case Route.Either(Intent first, Intent second) -> choice(text, first, second);
            case Route.OutOfScope() -> refusal();
        };
    }

    /// The answer when the intent is known, by a choice or by a caller who says it.
    public Answer answer(Intent intent, String text) {
        Sentence sentence = Sentence.of(text);
        List<Mention> mentions = names.in(sentence);
        return answer(intent, sentence, mentions, Questions.of(sentence, mentions));
    }

    /// What hangs on a column or, when `column` is empty, on a whole table; names as the schema folds them.
    public Answer impact(String table, String column) {
        return new Replies(standing).to(new Question.Impact(table, column));
    }

    /// What a migration that is only proposed would do to the code as it stands.
    ///
    /// @param sql for the database that the backend uses
    public Answer migration(String sql) {
        Dialect database = standing.backends().stream()
                .map(backend -> backend.schema().dialect())
                .findFirst()
                .orElse(Dialect.OTHER);
        return new Replies(standing).to(new Question.Migration(PastedScript.changes(sql, database)));
    }

    /// Who hangs on a method.
    ///
    /// @param name with its class's simple name: `OrderService.place`
    public Answer method(String name) {
        return new Replies(standing).to(new Question.Method(name));
    }

    /// Where a sentence would go, without answering it.
    public Route route(String text) {
        Sentence sentence = Sentence.of(text);
        List<Mention> mentions = names.in(sentence);
        return router.route(sentence, mentions, Questions.of(sentence, mentions));
    }

    private Answer answer(Intent intent, Sentence sentence, List<Mention> mentions, Optional<Question> question) {
        if (intent == Intent.QUESTION) {
            return question.map(asked -> new Replies(standing).to(asked))
                    .orElseGet(() -> new Nearest(standing).to(sentence));
        }
        return scenes.of(intent, new Topic(standing, sentence, mentions));
    }

    private Answer choice(String text, Intent first, Intent second) {
        String sentence = text.strip().replaceAll("\\s+", " ");
        Commands commands = new Commands(standing.target());
        return Answer.of("choice", "Do you want to " + first.wish() + ", or to " + second.wish() + "?")
                .then(commands.askAs(first.word(), sentence), commands.askAs(second.word(), sentence));
    }

    private Answer refusal() {
        Commands commands = new Commands(standing.target());
        return Answer.of(
                        "refusal",
                        "That is not about a backend. Ask for a design, a review, protection, speed or limits, what a"
                                + " practice means, or something about this backend.")
                .then(
                        commands.ask("which endpoints are public?"),
                        commands.ask(slow()),
                        commands.ask("someone is hammering my API"));
    }

    /// Of an endpoint that there is.
    private String slow() {
        return standing.doors().stream()
                .filter(Standing.Door::isOwn)
                .map(Standing.Door::label)
                .filter(label -> label.startsWith("GET /"))
                .findFirst()
                .map(label -> label + " is slow")
                .orElse("reading orders is slow");
    }
}
