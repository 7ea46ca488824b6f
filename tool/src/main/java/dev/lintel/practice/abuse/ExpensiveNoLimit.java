package dev.lintel.practice.abuse;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.practice.access.OpenByNature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Anyone can have mails or text messages sent, as many as they like. What is tried at accounts, codes and passwords
/// is told by [AuthNoLimit].
public final class ExpensiveNoLimit implements Practice {
    static final Guide GUIDE = new Guide(
            "abuse-expensive-no-limit",
            Risk.HIGH,
            "an endpoint whose one call is expensive is limited, cached or authenticated",
            """
            A form that sends a mail is a mail cannon for whoever calls it in a loop: mailboxes of strangers fill, the \
            provider bills each text message, and the sender's domain ends on the lists of spammers, so that nobody's mail \
            arrives any more.""",
            "Worse when the caller says whom it goes to; better when it always goes to the same address.",
            """
            A hidden field stops simple robots only. A limit per address is passed by many machines; one per recipient \
            protects the recipient. Confirming an address by a mail is itself such an endpoint.""",
            """
            Limit by source and by recipient before the message is made:

            ```java
            if (!mails.tryConsume(form.email(), clientAddress)) {
                throw new TooManyRequests(retryAfter);
            }
            ```""",
            List.of("CWE-770", "CWE-799", "OWASP API4:2023", "OWASP API6:2023", "OWASP ASVS 2.4.1"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return AuthNoLimit.unlimited(backend)
                .filter(endpoint -> endpoint.access().opensEverywhere())
                .flatMap(endpoint -> message(backend, paths, endpoint).map(sent -> finding(endpoint, sent)).stream());
    }

    private static Optional<MessageSent> message(Backend backend, Paths paths, Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        List<MessageSent> sent = all.stream()
                .flatMap(path -> MessageSent.of(path, all).stream())
                .filter(message -> !message.path().guessed() && !message.path().afterLogin())
                .toList();
        if (sent.isEmpty()
                || !paths.isWhole(endpoint)
                || AuthNoLimit.isCounted(all)
                || OpenByNature.bringsProof(endpoint, all)
                || Attempt.of(backend, endpoint, all).isPresent()) {
            return Optional.empty();
        }
        return sent.stream().filter(MessageSent::toCaller).findFirst().or(() -> Optional.of(sent.getFirst()));
    }

    private static Finding finding(Endpoint endpoint, MessageSent sent) {
        Judgement judgement = Judgement.from(Risk.HIGH)
                .loweredIf(!sent.toCaller(), "the caller chooses neither whom it goes to nor what it says")
                .noting("no limit was found in code, configuration or deployment files of this repository");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.LIKELY,
                endpoint.label(),
                "Anyone can have a " + sent.what()
                        + " sent with each call, at your cost and in your name: nothing limits " + endpoint.label()
                        + ".",
                judgement.reasons(),
                endpoint.handler().shortName(),
                List.of(endpoint.label()),
                Trail.to(sent.path())
                        .then(sent.path().at(), "a " + sent.what() + " leaves")
                        .then(endpoint.access().at(), "no login is required here")
                        .guilty(endpoint.at()),
                Optional.of(new Fix(
                        "Count calls by source and by recipient before the message is made; answer 429.",
                        """
                        + if (!mails.tryConsume(form.email(), clientAddress)) {
                        +     throw new TooManyRequests(retryAfter);
                        + }""",
                        List.of())));
    }
}
