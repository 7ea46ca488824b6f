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
    private static final Set<String> LACKS = Set.of(
            "without",
            "no",
            "not",
            "lack",
            "missing",
            "never",
            "forget",
            "forgot",
            "isn",
            "aren",
            "don",
            "doesn",
            "unvalidated",
            "unlimited",
            "unpaged",
            "unindexed");

    private final Sentence sentence;
    private final List<Mention> mentions;

    private Questions(Sentence sentence, List<Mention> mentions) {
        this.sentence = sentence;
        this.mentions = mentions;
    }

    /// The question that a sentence asks; empty when it asks none that is understood.
    public static Optional<Question> of(Sentence sentence, List<Mention> mentions) {
        return new Questions(sentence, mentions).question();
    }

    private Optional<Question> question() {
        if (!sentence.says(ASKS)) {
            return Optional.empty();
        }
        return method().or(this::impact)
                .or(this::who)
                .or(this::roleMay)
                .or(this::things)
                .or(this::which)
                .or(this::about);
    }

    private Optional<Mention> first(Kind kind) {
        return mentions.stream().filter(mention -> mention.kind() == kind).findFirst();
    }

    private boolean has(String... words) {
        return sentence.says(words);
    }

    private boolean says(String phrase) {
        return sentence.saysInOrder(phrase);
    }

    private boolean counts() {
        return says("how many") || has("count", "number");
    }

    /// A method is named by its class and itself, which nothing else is.
    private Optional<Question> method() {
        return first(Kind.METHOD).map(method -> new Question.Method(method.name()));
    }

    private Optional<Question> impact() {
        Optional<Mention> column = column();
        boolean drops = has("drop", "rename", "remove", "delete", "alter", "change", "without");
        boolean asks = has("break", "affect", "impact", "happen", "depend", "hurt", "fail", "consequence", "safe");
        boolean named = has("column", "field", "table") || column.isPresent() && says("if i") || says("if we");
        if (!asks || !(drops || has("depend", "impact", "affect")) || !named && column.isEmpty()) {
            return Optional.empty();
        }
        if (column.isPresent()) {
            String[] parts = column.get().name().split("\\.", 2);
            return Optional.of(new Question.Impact(parts[0], parts[1]));
        }
        return first(Kind.TABLE).map(table -> new Question.Impact(table.name(), ""));
    }

    /// The column that is meant: of the table that is named as well, when there is one.
    private Optional<Mention> column() {
        // "owners" is the table and not the column owner_id of another
        List<Mention> columns = mentions.stream()
                .filter(each -> each.kind() == Kind.COLUMN)
                .filter(each -> mentions.stream()
                        .noneMatch(other -> other.kind() == Kind.TABLE
                                && other.from() == each.from()
                                && !each.name().startsWith(other.name() + ".")))
                .toList();
        List<String> tables = mentions.stream()
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
        boolean who = has("who", "whom", "whoever", "anyone", "anybody", "everyone", "everybody")
                || (has("role", "user", "permission", "right") && has("can", "may", "need", "allow", "require"));
        if (!who || roleNamed().isPresent()) {
            return Optional.empty();
        }
        Optional<Mention> path = first(Kind.PATH);
        if (path.isPresent()) {
            return Optional.of(new Question.WhoCalls(
                    first(Kind.HTTP_METHOD).map(Mention::name).orElse(""),
                    path.get().name()));
        }
        return first(Kind.TABLE).map(table -> new Question.Who(deed().orElse(Deed.TOUCH), table.name()));
    }

    private Optional<Deed> deed() {
        return sentence.words().stream()
                .skip(has("list", "show", "get", "view") ? 1 : 0)
                .filter(word ->
                        mentions.stream().noneMatch(each -> each.from() <= index(word) && index(word) < each.to()))
                .flatMap(word -> Deed.of(word.stem()).stream())
                .filter(deed -> deed != Deed.TOUCH)
                .findFirst()
                .or(() -> sentence.words().stream()
                        .flatMap(word -> Deed.of(word.stem()).stream())
                        .findFirst());
    }

    private int index(Word word) {
        return sentence.words().indexOf(word);
    }

    private Optional<String> roleNamed() {
        Optional<String> role = first(Kind.ROLE).map(Mention::name);
        boolean nobody = says("not logged in")
                || says("logged out")
                || has("anonymous", "public", "guest", "stranger", "unauthenticated")
                || says("without a login")
                || says("without login")
                || says("no login");
        return role.isPresent() ? role : nobody ? Optional.of("public") : Optional.empty();
    }

    private Optional<Question> roleMay() {
        boolean may = has("can", "may", "allow") && !has("endpoint", "route", "who");
        Optional<String> role = roleNamed();
        return may && role.isPresent() && !namesTable() && first(Kind.PATH).isEmpty()
                ? Optional.of(new Question.RoleMay(role.get()))
                : Optional.empty();
    }

    /// Whether a table is meant: the users of "an anonymous user" are none.
    private boolean namesTable() {
        return mentions.stream()
                .filter(mention -> mention.kind() == Kind.TABLE)
                .anyMatch(mention -> mention.from() == 0
                        || !ROLE_WORDS.contains(
                                sentence.words().get(mention.from() - 1).plain()));
    }

    /// Tables, clients and roles as a whole.
    private Optional<Question> things() {
        boolean endpoints = has("endpoint", "route", "api", "apis");
        if (has("role")
                && !endpoints
                && has("which", "what", "list", "show")
                && roleNamed().isEmpty()) {
            return Optional.of(new Question.Roles());
        }
        boolean outside = has("client", "outside", "external", "third", "provider", "remote", "outbound", "service");
        if (!endpoints
                && outside
                && first(Kind.CLIENT).isEmpty()
                && first(Kind.TABLE).isEmpty()) {
            return Optional.of(new Question.Clients(withoutTimeout(), counts()));
        }
        boolean keys = says("foreign key") || has("fk", "fks");
        if (!endpoints
                && (has("table") || keys)
                && first(Kind.PATH).isEmpty()
                && first(Kind.TABLE).isEmpty()
                && first(Kind.COLUMN).isEmpty()) {
            return Optional.of(new Question.Tables(tables(keys), counts()));
        }
        return Optional.empty();
    }

    /// @param keys whether foreign keys are spoken of
    private Question.Tables.Which tables(boolean keys) {
        boolean lacks = sentence.says(LACKS);
        if (keys) {
            return lacks ? Question.Tables.Which.KEY_WITHOUT_INDEX : Question.Tables.Which.REFERRING;
        }
        return !lacks
                ? Question.Tables.Which.ALL
                : has("key")
                        ? Question.Tables.Which.WITHOUT_KEY
                        : has("index", "unindexed")
                                ? Question.Tables.Which.WITHOUT_INDEX
                                : Question.Tables.Which.LACKING_ELSE;
    }

    private boolean withoutTimeout() {
        return (has("timeout", "timeouts") || says("time limit") || says("time out"))
                && (has("without", "no", "lack", "missing", "not", "unlimited"));
    }

    private Optional<Question> which() {
        boolean listens = isKind("listen", "listener", "consume", "queue", "topic");
        boolean scheduled = isKind("schedule", "job", "cron");
        boolean endpoints = sentence.says(ENDPOINTS) || listens || scheduled || has("who");
        List<Filter> filters = filters();
        boolean asks = has("which", "what", "list", "show", "count", "name", "any", "give")
                || says("how many")
                || says("where do");
        if (!endpoints || !asks) {
            return Optional.empty();
        }
        IsEntry.Kind kind = listens ? IsEntry.Kind.LISTENER : scheduled ? IsEntry.Kind.SCHEDULE : IsEntry.Kind.ENDPOINT;
        List<Filter> all = new ArrayList<>();
        all.add(has("actuator", "management", "monitor") ? new Filter.Management() : new IsEntry(kind));
        all.addAll(filters);
        return Optional.of(new Question.Which(all, counts(), filters.isEmpty() ? beyond() : List.of()));
    }

    /// Where endpoints are asked for, a table's name says nothing of their kind: "which endpoints write consumer?"
    private boolean isKind(String... any) {
        Set<String> stems = Stream.of(any).map(Stem::of).collect(Collectors.toSet());
        boolean endpoints = sentence.says(ENDPOINTS);
        return sentence.words().stream()
                .filter(word -> stems.contains(word.stem()))
                .anyMatch(word -> !endpoints
                        || mentions.stream()
                                .noneMatch(each -> each.kind() == Kind.TABLE
                                        && each.from() <= index(word)
                                        && index(word) < each.to()));
    }

    /// Words that are left when those are taken away that only ask for all there are.
    private List<String> beyond() {
        return sentence.words().stream()
                .filter(word ->
                        mentions.stream().noneMatch(each -> each.from() <= index(word) && index(word) < each.to()))
                .filter(word -> !PLAIN.contains(word.stem()))
                .map(Word::raw)
                .distinct()
                .toList();
    }

    private List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        first(Kind.TABLE).ifPresent(table -> filters.add(new Filter.Does(deed().orElse(Deed.TOUCH), table.name())));
        first(Kind.CLIENT).ifPresent(client -> filters.add(new Filter.Calls(client.name())));
        first(Kind.PATH).ifPresent(path -> filters.add(new Filter.Under(path.name())));
        boolean outside = has("outside", "external", "remote", "outbound")
                || says("third party")
                || says("another system")
                || says("other systems");
        if (outside && first(Kind.CLIENT).isEmpty()) {
            filters.add(new Filter.Calls(""));
        }
        if (withoutTimeout()) {
            filters.add(new Filter.CallsWithoutTimeout());
        }
        if (has("transaction")) {
            boolean calls = first(Kind.CLIENT).isPresent() || outside || has("provider", "http");
            filters.add(calls ? new Filter.CallsInTransaction() : new Filter.InTransaction());
        }
        access(filters);
        controls(filters);
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            if (sentence.words().stream().anyMatch(word -> word.raw().equals(method))) {
                filters.add(new Filter.Method(method));
            }
        }
        return filters;
    }

    private void access(List<Filter> filters) {
        Optional<String> role = first(Kind.ROLE).map(Mention::name);
        if (role.isPresent()) {
            filters.add(new Filter.NeedsRole(role.get()));
        } else if (has("open") && !has("transaction")
                || has(
                        "public",
                        "anonymous",
                        "anyone",
                        "everyone",
                        "everybody",
                        "unauthenticated",
                        "unprotected",
                        "unsecured")
                || says("without a login")
                || says("without login")
                || says("no login")
                || says("no authentication")
                || says("without authentication")) {
            filters.add(new Filter.Open());
        } else if (has("unknown") && has("access", "rule", "right")) {
            filters.add(new Filter.UnknownAccess());
        } else if (has("role", "privilege", "admin")) {
            filters.add(new Filter.NeedsRole(""));
        } else if (has("login", "authenticated", "authenticate", "protect", "logged")) {
            filters.add(new Filter.Closed());
        }
    }

    private void controls(List<Filter> filters) {
        boolean lacks = sentence.says(LACKS);
        if (has("valid", "validated", "unvalidated", "validate", "check") && lacks) {
            filters.add(new Filter.NotValidated());
        }
        boolean rates = says("rate limit")
                || says("rate limits")
                || says("rate limited")
                || has("limit", "throttle", "unlimited", "rate-limit");
        if (rates && !withoutTimeout() && !says("time limit")) {
            filters.add(lacks ? new Filter.NotLimited() : new Filter.Limited());
        }
        if (has("n+1") || says("n 1") || says("query in a loop") || says("queries in a loop") || says("query per")) {
            filters.add(new Filter.Found(
                    List.of("db-n-plus-one-loop", "db-n-plus-one-lazy", "db-n-plus-one-serializer"),
                    "ask the database once per element"));
        }
        if (has("page", "paging", "paged", "unpaged", "pagination") && (lacks || has("unpaged"))) {
            filters.add(new Filter.Found(List.of("api-collection-unpaged"), "answer a growing table without paging"));
        }
        mentions.stream()
                .filter(mention -> mention.kind() == Kind.PRACTICE)
                .forEach(mention -> filters.add(new Filter.Found(List.of(mention.name()), "break " + mention.name())));
    }

    private Optional<Question> about() {
        boolean asks = has("where", "what", "describe", "tell", "show", "is", "does", "how", "which", "list");
        if (!asks) {
            return Optional.empty();
        }
        // "queries that sort" are no question on a column that is called sort
        Optional<Mention> column =
                has("query", "statement") && first(Kind.TABLE).isEmpty() ? Optional.empty() : column();
        Optional<Mention> path = first(Kind.PATH);
        Optional<Mention> named = path.or(() -> first(Kind.CLIENT))
                .or(() -> first(Kind.INDEX))
                .or(() -> first(Kind.SETTING))
                .or(() -> first(Kind.TABLE)
                        .filter(_ -> column.isEmpty() || has("column", "index", "table", "refer", "key")))
                .or(() -> column)
                .or(() -> first(Kind.TYPE))
                .or(() -> first(Kind.ROLE));
        return named.map(mention -> new Question.About(
                mention, first(Kind.HTTP_METHOD).map(Mention::name).orElse("")));
    }
}
