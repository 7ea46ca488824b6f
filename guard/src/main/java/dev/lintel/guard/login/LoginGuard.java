package dev.lintel.guard.login;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Counter;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.StoreDown;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Counts failed attempts and says when the next one may be made. Nobody can lock somebody else's account: what is
/// refused is an account from a source, a source, or an account from sources that never got in. An account that does
/// not exist is counted like one that does, so the answers tell nothing.
public final class LoginGuard {
    /// Never admits: asked together with the limits, it makes the store answer and take nothing.
    private static final Ask NOTHING = new Ask("login-look", List.of(LimitText.read("1/s")), 2);

    private static final Ask KNOWN = new Ask("", List.of(LimitText.read("1/30day burst 1")), 1);

    private final Counter counter;
    private final LoginLimits limits;
    private final Consumer<LoginBlocked> blocked;
    private final ConcurrentHashMap<String, Integer> running = new ConcurrentHashMap<>();

    public LoginGuard(Counter counter, LoginLimits limits, Consumer<LoginBlocked> blocked) {
        this.counter = counter;
        this.limits = limits;
        this.blocked = blocked;
    }

    /// Begins an attempt.
    ///
    /// @param account as it was sent; empty if the attempt names none, as a token does
    /// @throws TooManyAttemptsException if it may not be made now
    public Attempt begin(Optional<String> account, String source) {
        Attempt attempt = new Attempt(account, source);
        // attempts that are being checked right now may all fail: parallel guesses do not slip through together
        int together = running.merge(attempt.pair, 1, Integer::sum);
        long wait = wait(asks(attempt, together));
        if (wait > 0) {
            attempt.leave();
            long seconds = (wait + 999_999) / 1_000_000;
            blocked.accept(new LoginBlocked(account.orElse(""), source, seconds));
            throw new TooManyAttemptsException(seconds);
        }
        return attempt;
    }

    /// Lets an account try again from everywhere, and from one source.
    public void unlock(String account, String source) {
        Attempt attempt = new Attempt(Optional.of(account), source);
        counter.forget("login-account/" + attempt.name);
        counter.forget("login-pair/" + attempt.pair);
        counter.forget("login-source/" + source);
    }

    /// Microseconds until so many more failures would be let pass; 0 if they are now.
    private long wait(List<Ask> asks) {
        List<Ask> look = new ArrayList<>(asks);
        look.add(NOTHING);
        long longest = 0;
        List<Decision> decisions = counter.take(look, StoreDown.LOCAL).decisions();
        for (Decision each : decisions.subList(0, Math.max(0, decisions.size() - 1))) {
            if (!each.admitted()) {
                // more run at once than are ever let pass, even where none has failed yet
                boolean tooMany = each.retryAfter() == Decision.NEVER;
                longest = Math.max(longest, tooMany ? Math.max(Limit.SECOND, each.resetAfter()) : each.retryAfter());
            }
        }
        return longest;
    }

    private List<Ask> asks(Attempt attempt, int failures) {
        List<Ask> asks = new ArrayList<>();
        asks.add(new Ask("login-source/" + attempt.source, limits.source(), failures));
        if (!attempt.name.isEmpty()) {
            asks.add(new Ask("login-pair/" + attempt.pair, limits.pair(), failures));
            if (!isKnown(attempt)) {
                asks.add(new Ask("login-account/" + attempt.name, limits.account(), failures));
            }
        }
        return asks;
    }

    /// Whether the account was logged into from there lately: a bucket that is not full says so.
    private boolean isKnown(Attempt attempt) {
        Ask ask = new Ask("login-known/" + attempt.pair, KNOWN.limits(), 1);
        List<Decision> decisions =
                counter.take(List.of(ask, NOTHING), StoreDown.LOCAL).decisions();
        return !decisions.isEmpty() && !decisions.get(0).admitted();
    }

    /// Names of accounts are kept as digests: a store of limits is no list of users.
    private static String digest(String account) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] bytes = account.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(sha.digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// An attempt that is being checked; ends once, as a failure or a success, or is left without either.
    public final class Attempt {
        private final String name;
        private final String source;
        private final String pair;
        private boolean over;

        private Attempt(Optional<String> account, String source) {
            this.name = account.map(LoginGuard::digest).orElse("");
            this.source = source;
            this.pair = name + "/" + source;
        }

        public synchronized void failed() {
            if (over) {
                return;
            }
            try {
                // each by itself: a bucket that is empty already must not keep the others from filling
                asks(this, 1).forEach(each -> counter.take(List.of(each), StoreDown.LOCAL));
            } finally {
                // only now: a failure that is neither running nor counted would let one more guess in
                leave();
            }
        }

        public synchronized void succeeded() {
            if (leave() && !name.isEmpty() && !isKnown(this)) {
                counter.take(List.of(new Ask("login-known/" + pair, KNOWN.limits(), 1)), StoreDown.LOCAL);
            }
        }

        /// Ends it without a verdict.
        public synchronized boolean leave() {
            if (over) {
                return false;
            }
            over = true;
            running.computeIfPresent(pair, (same, count) -> count == 1 ? null : count - 1);
            return true;
        }
    }
}
