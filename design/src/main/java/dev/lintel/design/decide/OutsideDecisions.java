package dev.lintel.design.decide;

import static dev.lintel.design.schema.Sizes.count;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Event;
import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Names;
import dev.lintel.design.decide.Decision.Rejected;
import dev.lintel.design.decide.Decision.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Systems around the service: calls, webhooks, mails, events.
record OutsideDecisions(Brief brief) {
    private static final double MINUTES_A_MONTH = 43_200;

    Stream<Decision> all() {
        return Stream.concat(
                brief.externals().stream().flatMap(this::external),
                brief.events().stream().map(this::event));
    }

    private static Decision decide(
            String id, String practice, String choice, String why, List<Rejected> rejected, String changes) {
        return new Decision(id, Step.LOGIC, practice, choice, why, rejected, changes);
    }

    private Stream<Decision> external(External external) {
        if (external.eventually()) {
            return Stream.of(outbox(external));
        }
        Stream<Decision> calls =
                Stream.of(connection(external), budget(external), repetition(external), breaker(external));
        return external.signedWebhooks() ? Stream.concat(calls, Stream.of(webhook(external))) : calls;
    }

    private static Decision outbox(External external) {
        return decide(
                "outbox:" + external.name(),
                "data-dual-write",
                (external.kind() == External.Kind.SMTP ? "the mail" : "the call to " + external.name())
                        + " is a row of the outbox, in the same transaction; a relay sends it (FOR UPDATE SKIP LOCKED)",
                "A crash between commit and sending loses nothing, and a rollback sends nothing. The request answers without"
                        + " waiting for " + external.name() + ".",
                List.of(new Rejected("send, then commit", "it is out and the row is not")),
                "what may be lost");
    }

    private Decision connection(External external) {
        double perSecond = brief.patterns().stream()
                .filter(each -> each.operation().equals(Optional.of(external.usedBy())))
                .mapToDouble(AccessPattern::perSecond)
                .sum();
        double seconds = external.p99Millis() / 1000.0;
        return decide(
                "no-connection-during:" + external.name(),
                "data-tx-remote-call",
                "the call to " + external.name()
                        + " is a row, written in the transaction that makes what it is for; a relay makes the call between"
                        + " that transaction and a second one (FOR UPDATE SKIP LOCKED)",
                (perSecond > 0
                                ? "Held during the call, " + count(perSecond) + "/s times " + count(seconds) + " s is "
                                        + count(Math.ceil(perSecond * seconds))
                                        + " connections doing nothing, against a pool of "
                                        + new Capacity(brief).pool() + "."
                                : "Each call would keep a connection for up to " + count(seconds) + " s.")
                        + " A crash at any place loses no call, and a rollback makes none.",
                List.of(
                        new Rejected("one transaction", "the pool is empty as soon as " + external.name() + " is slow"),
                        new Rejected("call, then commit", "it has acted, and of that there is no row")),
                "nothing");
    }

    private static Decision budget(External external) {
        double seconds = Math.ceil(external.p99Millis() * 1.5 / 500) / 2;
        String away = external.availability().isPresent()
                ? " At " + external.availability().getAsDouble() + " % it is away for "
                        + count(Math.rint(
                                MINUTES_A_MONTH * (100 - external.availability().getAsDouble()) / 100))
                        + " minutes a month: then calls wait in their rows, and nobody who asks us sees it."
                : "";
        return decide(
                "time-budget:" + external.name(),
                "res-http-timeout",
                "connect 1 s, answer " + count(seconds) + " s, 32 calls of a node at a time",
                "One and a half of its 99th percentile of " + count(external.p99Millis() / 1000.0)
                        + " s; without a bound a call waits for as long as the network likes." + away,
                List.of(new Rejected("call while the client waits", "its time is the provider's time")),
                "a provider that promises another bound");
    }

    private static Decision breaker(External external) {
        return decide(
                "breaker:" + external.name(),
                "res-no-breaker",
                "when 10 of its last 20 calls failed, none for 30 s, then 3 to see",
                "While it is away each call only waits for its bound. Left alone, calls stay in their rows and use up no attempt,"
                        + " and who comes back is not met by all of them at once. How many calls it may be given is a metric.",
                List.of(new Rejected(
                        "an answer of our own instead",
                        "nobody can say in its place what " + external.name() + " did")),
                "a provider that fails for some of its callers only: then a breaker for each");
    }

    private static Decision repetition(External external) {
        return external.idempotentByHeader()
                ? decide(
                        "repetition:" + external.name(),
                        "res-retry-unsafe",
                        "again after about 16 s, 32 s and so on up to an hour, for 20 hours, with the row's id as the provider's"
                                + " key; an answer of 4xx that will not change ends it",
                        "The key makes a second call return the first one's answer: after a crash at any place there is one"
                                + " effect.",
                        List.of(new Rejected("retries without a key", "a charge for each")),
                        "a provider that forgets keys before a day is over")
                : decide(
                        "repetition:" + external.name(),
                        "res-retry-unsafe",
                        "one call; what was not answered a person settles",
                        "A call that was not answered may have worked; a second one would do it twice.",
                        List.of(new Rejected("retries", "twice the effect, and twice the load on who is slow")),
                        "a provider that takes a key");
    }

    private static Decision webhook(External external) {
        return decide(
                "webhook:" + external.name(),
                "data-consumer-not-idempotent",
                "HMAC-SHA-256 over time and raw body, compared in constant time; 5 minutes of tolerance; the event's id is unique",
                "Anybody can call the address. Events come twice and out of order: the second is answered and ignored, and a"
                        + " state is left only by a transition that exists.",
                List.of(
                        new Rejected("a secret in the address", "it stays in logs"),
                        new Rejected("a list of addresses", "they change without notice")),
                "a provider that signs with its private key");
    }

    private Decision event(Event event) {
        String carrier = event.carrier().name().toLowerCase(Locale.ROOT)
                + (event.channel().isEmpty() ? "" : " " + event.channel());
        return decide(
                "outbox:" + event.name(),
                "data-dual-write",
                event.name() + " is written to the outbox by a trigger, when " + Names.one(event.resource())
                        + (event.isCreation() ? " is made" : " becomes " + event.state()) + "; a relay tells "
                        + carrier,
                "At least once, in order for one " + event.resource()
                        + ", and never without the change: whatever makes it,"
                        + " a request, a webhook or a script, cannot forget the event. It is a CloudEvent without anything"
                        + " personal; its id lets readers drop what they have seen.",
                List.of(
                        new Rejected("publish after commit", "a crash between loses it"),
                        new Rejected("a call in each method", "the next method forgets it"),
                        new Rejected("change data capture", "one more system to run, for so few events")),
                "many events and readers: then capture from the log");
    }
}
