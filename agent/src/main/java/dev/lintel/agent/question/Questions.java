package dev.lintel.agent.question;

import dev.lintel.agent.question.Filter.IsEntry;
import dev.lintel.agent.words.Mention;
import dev.lintel.agent.words.Mention.Kind;
import dev.lintel.agent.words.Sentence;
import dev.lintel.agent.words.Sentence.Word;
import dev.lintel.agent.words.Stem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Understands questions. The order is from the most particular form to the most general; a sentence that fits none
/// is no question on the graph.
public final class Questions {
    private static final Set<String> ASKS = Set.of(
            "which",
            "what",
            "who",
            "whom",
            "where",
            "how",
            "list",
            "show",
            "does",
            "do",
            "is",
            "are",
            "can",
            "may",
            "whose",
            "anyone",
            "anybody",
            "everyone",
            "everybody",
            "name",
            "count",
            "tell",
            "describe",
            "give",
            "any",
            "has",
            "have");
    private static final Set<String> ENDPOINTS =
            Set.of("endpoint", "route", "api", "apis", "request", "operation", "path", "url", "resource", "handler");
    /// What stands in "which endpoints are there?" and says nothing more.
    private static final Set<String> PLAIN = Stream.of(
                    ASKS.stream(), ENDPOINTS.stream(), Stream.of("""
            all the a an many there we i you it me us our this that these my in of on at for by to and please
            backend service application app system project codebase code repo repository exist exists expose
            exposes exposed offer offers provide every each available total altogether number here get see
            listen listener consume queue topic schedule scheduled job cron run runs http rest actuator
            management monitor currently now overview s message messages background task timer kafka rabbit
            endpoints entry entries come into way ways
            """.strip().split("\\s+")))
            .flatMap(each -> each)
            .map(Stem::of)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ROLE_WORDS = Set.of("anonymous", "guest", "unauthenticated", "public");

    private final Heard heard;

    private Questions(Heard heard) {
        this.heard = heard;
    }

    /// The question that a sentence asks; empty when it asks none that is understood.
    public static Optional<Question> of(Sentence sentence, List<Mention> mentions) {
        return new Questions(new Heard(sentence, mentions)).question();
    }

    private Optional<Question> question() {
        if (!heard.sentence().says(ASKS)) {
            return Optional.empty();
        }
        return method().or(this::impact)
                .or(this::who)
                .or(this::roleMay)
                .or(this::things)
                .or(this::which)
                .or(this::about);
    }

    private boolean counts() {
        return heard.says("how many") || heard.has("count", "number");
    }

    /// A method is named by its class and itself, which nothing else is.
    private Optional<Question> method() {
        return heard.first(Kind.METHOD).map(method -> new Question.Method(method.name()));
    }

    private Optional<Question> impact() {
        Optional<Mention> column = column();
        boolean drops = heard.has("drop", "rename", "remove", "delete", "alter", "change", "without");
        boolean asks =
                heard.has("break", "affect", "impact", "happen", "depend", "hurt", "fail", "consequence", "safe");
        boolean named = heard.has("column", "field", "table")
                || column.isPresent() && heard.says("if i")
                || heard.says("if we");
        if (!asks || !(drops || heard.has("depend", "impact", "affect")) || !named && column.isEmpty()) {
            return Optional.empty();
        }
        if (column.isPresent()) {
            String[] parts = column.get().name().split("\\.", 2);
            return Optional.of(new Question.Impact(parts[0], parts[1]));
        }
        return heard.first(Kind.TABLE).map(table -> new Question.Impact(table.name(), ""));
    }

    /// The column that is meant: of the table that is named as well, when there is one.
    private Optional<Mention> column() {
        // "owners" is the table and not the column owner_id of another
        List<Mention> columns = heard.mentions().stream()
                .filter(each -> each.kind() == Kind.COLUMN)
                .filter(each -> heard.mentions().stream()
                        .noneMatch(other -> other.kind() == Kind.TABLE
                                && other.from() == each.from()
                                && !each.name().startsWith(other.name() + ".")))
                .toList();
        List<String> tables = heard.mentions().stream()
                .filter(each -> each.kind() == Kind.TABLE)
                .map(Mention::name)
                .toList();
        return columns.stream()
                .filter(each ->
                        tables.contains(each.name().substring(0, each.name().indexOf('.'))))
                .findFirst()
                .or(() -> columns.stream().findFirst());
    }

    private Optional<Question> who() {
        boolean who = heard.has("who", "whom", "whoever", "anyone", "anybody", "everyone", "everybody")
                || (heard.has("role", "user", "permission", "right")
                        && heard.has("can", "may", "need", "allow", "require"));
        if (!who || roleNamed().isPresent()) {
            return Optional.empty();
        }
        Optional<Mention> path = heard.first(Kind.PATH);
        if (path.isPresent()) {
            return Optional.of(new Question.WhoCalls(
                    heard.first(Kind.HTTP_METHOD).map(Mention::name).orElse(""),
                    path.get().name()));
        }
        return heard.first(Kind.TABLE)
                .map(table -> new Question.Who(heard.deed().orElse(Deed.TOUCH), table.name()));
    }

    private Optional<String> roleNamed() {
        Optional<String> role = heard.first(Kind.ROLE).map(Mention::name);
        boolean nobody = heard.says("not logged in")
                || heard.says("logged out")
                || heard.has("anonymous", "public", "guest", "stranger", "unauthenticated")
                || heard.withoutLogin();
        return role.isPresent() ? role : nobody ? Optional.of("public") : Optional.empty();
    }

    private Optional<Question> roleMay() {
        boolean may = heard.has("can", "may", "allow") && !heard.has("endpoint", "route", "who");
        Optional<String> role = roleNamed();
        return may
                        && role.isPresent()
                        && !namesTable()
                        && heard.first(Kind.PATH).isEmpty()
                ? Optional.of(new Question.RoleMay(role.get()))
                : Optional.empty();
    }

    /// Whether a table is meant: the users of "an anonymous user" are none.
    private boolean namesTable() {
        return heard.mentions().stream()
                .filter(mention -> mention.kind() == Kind.TABLE)
                .anyMatch(mention -> mention.from() == 0
                        || !ROLE_WORDS.contains(
                                heard.sentence().words().get(mention.from() - 1).plain()));
    }

    /// Tables, clients and roles as a whole.
    private Optional<Question> things() {
        boolean endpoints = heard.has("endpoint", "route", "api", "apis");
        if (heard.has("role")
                && !endpoints
                && heard.has("which", "what", "list", "show")
                && roleNamed().isEmpty()) {
            return Optional.of(new Question.Roles());
        }
        boolean outside =
                heard.has("client", "outside", "external", "third", "provider", "remote", "outbound", "service");
        if (!endpoints
                && outside
                && heard.first(Kind.CLIENT).isEmpty()
                && heard.first(Kind.TABLE).isEmpty()) {
            return Optional.of(new Question.Clients(heard.withoutTimeout(), counts()));
        }
        boolean keys = heard.says("foreign key") || heard.has("fk", "fks");
        if (!endpoints
                && (heard.has("table") || keys)
                && heard.first(Kind.PATH).isEmpty()
                && heard.first(Kind.TABLE).isEmpty()
                && heard.first(Kind.COLUMN).isEmpty()) {
            return Optional.of(new Question.Tables(tables(keys), counts()));
        }
        return Optional.empty();
    }

    /// @param keys whether foreign keys are spoken of
    private Question.Tables.Which tables(boolean keys) {
        boolean lacks = heard.lacks();
        if (keys) {
            return lacks ? Question.Tables.Which.KEY_WITHOUT_INDEX : Question.Tables.Which.REFERRING;
        }
        return !lacks
                ? Question.Tables.Which.ALL
                : heard.has("key")
                        ? Question.Tables.Which.WITHOUT_KEY
                        : heard.has("index", "unindexed")
                                ? Question.Tables.Which.WITHOUT_INDEX
                                : Question.Tables.Which.LACKING_ELSE;
    }

    private Optional<Question> which() {
        boolean listens = isKind("listen", "listener", "consume", "queue", "topic");
        boolean scheduled = isKind("schedule", "job", "cron");
        boolean endpoints = heard.sentence().says(ENDPOINTS) || listens || scheduled || heard.has("who");
        List<Filter> filters = new AskedFilters(heard).filters();
        boolean asks = heard.has("which", "what", "list", "show", "count", "name", "any", "give")
                || heard.says("how many")
                || heard.says("where do");
        if (!endpoints || !asks) {
            return Optional.empty();
        }
        IsEntry.Kind kind = listens ? IsEntry.Kind.LISTENER : scheduled ? IsEntry.Kind.SCHEDULE : IsEntry.Kind.ENDPOINT;
        List<Filter> all = new ArrayList<>();
        all.add(heard.has("actuator", "management", "monitor") ? new Filter.Management() : new IsEntry(kind));
        all.addAll(filters);
        return Optional.of(new Question.Which(all, counts(), filters.isEmpty() ? beyond() : List.of()));
    }

    /// Where endpoints are asked for, a table's name says nothing of their kind: "which endpoints write consumer?"
    private boolean isKind(String... any) {
        Set<String> stems = Stream.of(any).map(Stem::of).collect(Collectors.toSet());
        boolean endpoints = heard.sentence().says(ENDPOINTS);
        return heard.sentence().words().stream()
                .filter(word -> stems.contains(word.stem()))
                .anyMatch(word -> !endpoints || heard.naming(word).noneMatch(each -> each.kind() == Kind.TABLE));
    }

    /// Words that are left when those are taken away that only ask for all there are.
    private List<String> beyond() {
        return heard.sentence().words().stream()
                .filter(word -> heard.naming(word).findAny().isEmpty())
                .filter(word -> !PLAIN.contains(word.stem()))
                .map(Word::raw)
                .distinct()
                .toList();
    }

    private Optional<Question> about() {
        boolean asks = heard.has("where", "what", "describe", "tell", "show", "is", "does", "how", "which", "list");
        if (!asks) {
            return Optional.empty();
        }
        // "queries that sort" are no question on a column that is called sort
        Optional<Mention> column =
                heard.has("query", "statement") && heard.first(Kind.TABLE).isEmpty() ? Optional.empty() : column();
        Optional<Mention> path = heard.first(Kind.PATH);
        Optional<Mention> named = path.or(() -> heard.first(Kind.CLIENT))
                .or(() -> heard.first(Kind.INDEX))
                .or(() -> heard.first(Kind.SETTING))
                .or(() -> heard.first(Kind.TABLE)
                        .filter(_ -> column.isEmpty() || heard.has("column", "index", "table", "refer", "key")))
                .or(() -> column)
                .or(() -> heard.first(Kind.TYPE))
                .or(() -> heard.first(Kind.ROLE));
        return named.map(mention -> new Question.About(
                mention, heard.first(Kind.HTTP_METHOD).map(Mention::name).orElse("")));
    }
}
