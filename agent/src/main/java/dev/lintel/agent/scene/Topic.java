package dev.lintel.agent.scene;

import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.question.Deed;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.agent.words.Sentence;
import dev.lintel.agent.words.Stem;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a sentence is about: the things of the backend that it names, and the endpoints that have to do with them.
public record Topic(Standing standing, Sentence sentence, List<Mention> mentions) {
    private static final Set<String> MODELS = Stream.of("model", "entity", "table", "class", "migration")
            .map(Stem::of)
            .collect(Collectors.toUnmodifiableSet());
    /// `/api/orders/{id}`; a file's path ends in a name with a dot.
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w.:/~-])/\\p{L}[\\w{}-]*+(?:/[\\w{}*-]++)*+(?!/?\\.\\w)");
    /// Whose rows a backend keeps for them, and what the column is called that says so.
    private static final Set<String> PEOPLE = Set.of("user", "member", "customer", "client", "account", "buyer");

    public Topic {
        mentions = List.copyOf(mentions);
    }

    List<String> named(Kind kind) {
        return mentions.stream()
                .filter(mention -> mention.kind() == kind)
                .map(Mention::name)
                .distinct()
                .toList();
    }

    boolean says(String... words) {
        return sentence.says(words);
    }

    /// The path that is written, or the thing whose slowness or whose owner is spoken of, as in "a user's orders",
    /// when this backend has nothing of that name.
    Optional<String> notHere() {
        return PATH.matcher(sentence.text())
                .results()
                .map(MatchResult::group)
                .filter(path -> standing.doors().stream()
                        .flatMap(door -> door.endpoint().stream())
                        .noneMatch(endpoint -> isAt(path, endpoint.route().path())))
                .findFirst()
                .or(this::ownedNotHere);
    }

    /// Whether a written path is one of a route, in part or below a gateway's own prefix.
    private static boolean isAt(String written, String route) {
        List<String> asked = segments(written);
        List<String> there = segments(route);
        return IntStream.rangeClosed(0, there.size() - asked.size())
                        .anyMatch(from -> fit(asked, there.subList(from, from + asked.size())))
                || !there.isEmpty()
                        && asked.size() > there.size()
                        && fit(asked.subList(asked.size() - there.size(), asked.size()), there);
    }

    private static boolean fit(List<String> asked, List<String> there) {
        return IntStream.range(0, asked.size())
                .allMatch(i -> asked.get(i).equalsIgnoreCase(there.get(i))
                        || asked.get(i).startsWith("{")
                        || there.get(i).startsWith("{")
                        || there.get(i).startsWith("*"));
    }

    private static List<String> segments(String path) {
        return Stream.of(path.split("/")).filter(each -> !each.isEmpty()).toList();
    }

    private Optional<String> ownedNotHere() {
        List<Sentence.Word> words = sentence.words();
        for (int i = 0; i + 2 < words.size(); i++) {
            int owned = i + 2;
            boolean possessive = words.get(i + 1).plain().equals("s")
                    && sentence.text().charAt(words.get(i + 1).at() - 1) == '\'';
            boolean named = mentions.stream().anyMatch(mention -> mention.from() <= owned && owned < mention.to());
            String stem = words.get(owned).stem();
            boolean inPath = standing.doors().stream()
                    .anyMatch(door -> Stream.of(door.label().split("[^\\p{L}]+"))
                            .anyMatch(part -> Stem.of(part).equals(stem)));
            if (possessive && !named && !inPath) {
                return Optional.of(words.get(owned).plain());
            }
        }
        return Optional.empty();
    }

    /// The class or table that is spoken of, as in "a Product model", when this backend has nothing of that name.
    /// Only what is written as a name counts: "a data model" names none.
    Optional<String> modelNotHere() {
        List<Sentence.Word> words = sentence.words();
        for (int i = 0; i + 1 < words.size(); i++) {
            int index = i;
            String raw = words.get(i).raw();
            boolean name = i > 0 && Character.isUpperCase(raw.charAt(0)) && !raw.equals(raw.toUpperCase(Locale.ROOT))
                    || raw.indexOf('_') > 0;
            boolean here = mentions.stream().anyMatch(mention -> mention.from() <= index && index < mention.to());
            if (name && !here && MODELS.contains(words.get(i + 1).stem())) {
                return Optional.of(raw);
            }
        }
        return Optional.empty();
    }

    /// The endpoints meant, the likeliest first. One that is named by its path counts before one that touches a
    /// table that is named; a sentence that names nothing means none in particular.
    List<Door> doors() {
        Comparator<Door> likelier = Comparator.comparingInt((Door door) -> weight(door))
                .reversed()
                .thenComparing(door -> door.endpoint()
                        .map(endpoint -> endpoint.route().path().length())
                        .orElse(Integer.MAX_VALUE));
        return standing.doors().stream()
                .filter(Door::isOwn)
                .filter(door -> weight(door) > 0)
                .sorted(likelier)
                .toList();
    }

    int weight(Door door) {
        int weight = 0;
        String path = door.endpoint().map(endpoint -> endpoint.route().path()).orElse("");
        for (Mention mention : mentions) {
            weight += switch (mention.kind()) {
                case PATH -> path.equals(mention.name()) ? 12 : path.startsWith(mention.name() + "/") ? 5 : 0;
                case TABLE -> touches(door, mention.name());
                case CLIENT -> door.row().calls().contains(mention.name()) ? 6 : 0;
                case TYPE, METHOD -> door.row().handler().startsWith(mention.name() + ".") ? 6 : 0;
                case HTTP_METHOD -> door.label().startsWith(mention.name() + " ") ? 1 : 0;
                case COLUMN, ROLE, INDEX, SETTING, PRACTICE -> 0;
            };
        }
        int spoken = spoken(path);
        return weight + spoken + (spoken > 0 ? collection(path) : 0) + (weight > 0 ? joined(door) : 0);
    }

    /// "A user's orders" are the rows of one table picked by their key to the other.
    private int joined(Door door) {
        List<String> tables = named(Kind.TABLE);
        boolean somebodys = isSomebodys();
        boolean picked = door.paths()
                .queries(door.entry())
                .map(path -> ((Step.Run) path.step()).query().shape())
                .flatMap(shape -> shape.filter().stream())
                .filter(each ->
                        each.operator() == Shape.Operator.EQUAL && each.operand() instanceof Shape.Operand.Parameter)
                .map(Shape.Predicate::column)
                .filter(column -> tables.contains(column.table()))
                .anyMatch(column -> somebodys && isOfPerson(column.name())
                        || tables.stream()
                                .anyMatch(target ->
                                        !target.equals(column.table()) && leads(door.backend(), column, target)));
        return picked ? 6 : 0;
    }

    /// "A user's orders", "the customer's cart": rows of one person.
    private boolean isSomebodys() {
        List<Sentence.Word> words = sentence.words();
        return IntStream.range(1, words.size())
                .anyMatch(i -> words.get(i).plain().equals("s")
                        && sentence.text().charAt(words.get(i).at() - 1) == '\''
                        && PEOPLE.contains(words.get(i - 1).plain()));
    }

    private static boolean isOfPerson(String column) {
        return column.endsWith("_id")
                && Stream.of(column.substring(0, column.length() - "_id".length())
                                .split("_"))
                        .anyMatch(PEOPLE::contains);
    }

    /// By a foreign key or, in the many schemas that have none, by its name: `member_id` leads to `ums_member`.
    private static boolean leads(Backend backend, Shape.Column column, String target) {
        boolean declared = backend.schema().table(column.table()).stream()
                .flatMap(table -> table.references().stream())
                .anyMatch(key -> key.target().equals(target) && key.columns().contains(column.name()));
        String key = column.name();
        return declared
                || key.endsWith("_id")
                        && ("_" + Stem.singular(target))
                                .endsWith("_" + key.substring(0, key.length() - "_id".length()));
    }

    private int touches(Door door, String table) {
        boolean written = Deed.CHANGE.isDone(door.paths().traffic().of(table), door.entry());
        boolean read = Deed.READ.isDone(door.paths().traffic().of(table), door.entry());
        return (written ? 3 : 0) + (read ? 2 : 0);
    }

    /// "Fetching the orders" is the list at `/orders` before the one row at `/orders/{id}`, and "an order" the
    /// other way.
    private int collection(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean one = last.startsWith("{");
        boolean many = sentence.words().stream()
                .map(Sentence.Word::plain)
                .anyMatch(word -> !Stem.singular(word).equals(word) && path.contains("/" + Stem.singular(word)));
        return one == many ? 0 : 1;
    }

    /// Words of the sentence that stand in the path: `orders` in `/api/orders`.
    private int spoken(String path) {
        List<String> segments = Stream.of(path.split("/"))
                .filter(segment -> !segment.isEmpty() && !segment.startsWith("{"))
                .map(Stem::of)
                .toList();
        return (int) sentence.words().stream()
                        .map(Sentence.Word::stem)
                        .distinct()
                        .filter(stem -> stem.length() > 3 && segments.contains(stem))
                        .count()
                * 2;
    }
}
