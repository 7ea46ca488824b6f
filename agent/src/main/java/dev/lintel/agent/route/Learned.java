package dev.lintel.agent.route;

import dev.lintel.agent.question.Question;
import dev.lintel.agent.question.Questions;
import dev.lintel.agent.route.Classifier.Labelled;
import dev.lintel.agent.route.Cues.Cue;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.agent.words.Names;
import dev.lintel.agent.words.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was learned from examples: how likely a sentence means each intent.
final class Learned {
    /// The class of sentences that are about something else; the others are the intents' ordinals.
    static final int NONE = Intent.values().length;

    private static final List<String> TABLES = List.of(
            "users",
            "orders",
            "order_items",
            "products",
            "categories",
            "payments",
            "customers",
            "invoices",
            "reviews",
            "coupons");
    private static final List<String> COLUMNS = List.of(
            "users.email",
            "orders.total",
            "orders.status",
            "orders.user_id",
            "payments.amount",
            "products.price",
            "products.name");
    private static final List<String> TYPES = List.of(
            "OrderController",
            "OrderService",
            "UserService",
            "PaymentClient",
            "Product",
            "Invoice",
            "Customer",
            "Coupon");
    private static final List<String> PATHS = List.of(
            "/orders",
            "/products/{id}",
            "/users",
            "/users/{id}",
            "/payments",
            "/login",
            "/api/products",
            "/api/cart",
            "/api/admin");
    private static final List<String> ROLES = List.of("ADMIN", "SUPPORT", "CUSTOMER");

    /// It never changes, and learning takes half a second that a server should not spend for every change of a file.
    static final Learned FROM_ALL = new Learned(Example.all());

    private final Cues cues = Cues.read();
    private final Classifier classifier;

    Learned(List<Example> examples) {
        Names names = backendOfTheExamples();
        this.classifier = Classifier.learned(
                examples.stream().map(example -> labelled(example, names)).toList(), NONE + 1);
    }

    /// The examples speak of a backend like many; what is a name in them has to be known as one.
    private static Names backendOfTheExamples() {
        Names names = new Names();
        TABLES.forEach(table -> names.add(Kind.TABLE, table, table));
        COLUMNS.forEach(column -> names.exact(Kind.COLUMN, column, column));
        TYPES.forEach(type -> names.exact(Kind.TYPE, type, type));
        PATHS.forEach(path -> names.exact(Kind.PATH, path, path));
        ROLES.forEach(role -> names.exact(Kind.ROLE, role, role));
        return names.add(Kind.CLIENT, "PaymentProvider", "PaymentProvider");
    }

    private Labelled labelled(Example example, Names names) {
        Sentence sentence = Sentence.of(example.sentence());
        List<Mention> mentions = names.in(sentence);
        return new Labelled(
                Marks.of(sentence, mentions, Questions.of(sentence, mentions), beside(sentence, mentions)),
                example.intent().map(Intent::ordinal).orElse(NONE));
    }

    /// By an intent's ordinal, and [#NONE]; they add up to 1.
    double[] likelihoods(Sentence sentence, List<Mention> mentions, Optional<Question> question) {
        return classifier.likelihoods(Marks.of(sentence, mentions, question, beside(sentence, mentions)));
    }

    Stream<Cue> cues(Sentence sentence) {
        return cues.in(sentence, _ -> false).stream();
    }

    /// Words that are names of something point nowhere by themselves.
    private List<Cue> beside(Sentence sentence, List<Mention> mentions) {
        return cues.in(
                sentence,
                index -> mentions.stream().anyMatch(mention -> mention.from() <= index && index < mention.to()));
    }
}
