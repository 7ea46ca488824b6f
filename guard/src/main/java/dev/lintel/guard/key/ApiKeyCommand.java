package dev.lintel.guard.key;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Makes and revokes keys for who can reach the database; over HTTP nobody can.
///
/// @param scopes that keys may have; empty for any
public record ApiKeyCommand(ApiKeys keys, Clock clock, Set<String> scopes) {
    private static final int DAYS = 365;
    private static final int MOST_WORDS = 3;

    /// @param issue `OWNER:SCOPE[+SCOPE..][:DAYS]`, 365 days unless said
    /// @param revoke ids of keys
    /// @param out is told each key that was made, which nobody can read again, and each id that was revoked
    /// @throws IllegalArgumentException with a sentence on what is wrong; nothing was done then
    public void run(List<String> issue, List<String> revoke, Consumer<String> out) {
        List<Wish> wishes = issue.stream().map(this::wish).toList();
        wishes.forEach(each -> out.accept(keys.issue(
                        each.owner(),
                        Optional.empty(),
                        each.scopes(),
                        Optional.of(clock.instant().plus(each.lifetime())))
                .text()));
        revoke.forEach(id -> {
            keys.revoke(id);
            out.accept("revoked " + id);
        });
    }

    private Wish wish(String text) {
        String[] words = text.split(":", -1);
        if (words.length < 2 || words.length > MOST_WORDS || words[0].isBlank()) {
            throw new IllegalArgumentException("\"" + text + "\" is no OWNER:SCOPE[+SCOPE..][:DAYS]");
        }
        Set<String> wanted = Set.of(words[1].split("\\+", -1));
        if (!scopes.isEmpty() && !scopes.containsAll(wanted)) {
            throw new IllegalArgumentException("a key's scopes are among " + String.join(", ", scopes));
        }
        String days = words.length == MOST_WORDS ? words[2] : String.valueOf(DAYS);
        if (!days.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException("\"" + days + "\" is no number of days");
        }
        return new Wish(words[0], wanted, Duration.ofDays(Integer.parseInt(days)));
    }

    private record Wish(String owner, Set<String> scopes, Duration lifetime) {}
}
