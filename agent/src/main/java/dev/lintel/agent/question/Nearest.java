package dev.lintel.agent.question;

import dev.lintel.agent.Standing;
import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.words.Sentence;
import dev.lintel.agent.words.Stem;
import dev.lintel.graph.Schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What comes nearest to a question that names nothing by its name: settings whose words it says, and the tables of
/// the accounts when it speaks of users and nothing is called so.
public final class Nearest {
    private static final Set<String> PEOPLE = Set.of("user", "account", "customer", "member", "person", "people");

    private final Standing standing;

    public Nearest(Standing standing) {
        this.standing = standing;
    }

    public Answer to(Sentence sentence) {
        List<Claim> settings = settings(sentence);
        if (!settings.isEmpty()) {
            return Answer.of(
                    Replies.KIND,
                    "Nothing is called exactly so; "
                            + Replies.count(settings.size(), "setting has", "settings have")
                                    .toLowerCase(Locale.ROOT)
                            + " these words.",
                    new Part("", settings));
        }
        Optional<String> path = sentence.words().stream()
                .map(Sentence.Word::raw)
                .filter(word -> word.startsWith("/"))
                .findFirst();
        if (path.isPresent()) {
            List<Door> near = atOrBeside(path.get());
            return Answer.of(
                    Replies.KIND,
                    "There is no endpoint " + path.get() + "."
                            + (near.isEmpty() ? "" : " What would answer it, or stands beside it, follows."),
                    new Part("", Replies.claims(near)));
        }
        List<Claim> accounts = sentence.says(PEOPLE) ? accounts() : List.of();
        return Answer.of(
                Replies.KIND,
                "Not known: the question names nothing that this backend has.",
                new Part("", List.of(Claim.unknown("name a table, a column, a path, a role or a system outside"))),
                new Part("Where accounts are kept", accounts));
    }

    /// Endpoints whose template takes the path (`/api/{uri}` for `/api/registry`), else those below the same
    /// beginning.
    private List<Door> atOrBeside(String path) {
        List<Door> taken = doors(label -> path.matches(
                label.replaceAll("([.*+?^$|()\\[\\]\\\\])", "\\\\$1").replaceAll("\\{[^}]*}", "[^/]+")));
        String beginning = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return !taken.isEmpty() || beginning.isEmpty() ? taken : doors(each -> each.startsWith(beginning + "/"));
    }

    private List<Door> doors(Predicate<String> path) {
        return standing.doors().stream()
                .filter(door -> door.endpoint()
                        .filter(endpoint -> path.test(endpoint.route().path()))
                        .isPresent())
                .toList();
    }

    /// `jwt.secret` for "the JWT secret". A key of one word is too common to be meant.
    private List<Claim> settings(Sentence sentence) {
        Set<String> said = sentence.words().stream().map(Sentence.Word::stem).collect(Collectors.toSet());
        return standing.backends().stream()
                .flatMap(backend -> backend.settings().all().stream())
                .filter(setting -> {
                    List<String> words = Stream.of(setting.key().split("[^\\p{L}\\p{N}]+"))
                            .map(Stem::of)
                            .toList();
                    return words.size() > 1 && said.containsAll(words);
                })
                .map(AboutReply::setting)
                .distinct()
                .toList();
    }

    private List<Claim> accounts() {
        return standing.backends().stream()
                .flatMap(backend -> backend.schema().tables().values().stream())
                .filter(table -> table.columns().stream()
                        .anyMatch(column -> column.name().contains("password")))
                .map(Nearest::account)
                .distinct()
                .toList();
    }

    private static Claim account(Table table) {
        return Claim.fact("rows with a password are kept in " + table.name(), table.name(), table.at());
    }
}
