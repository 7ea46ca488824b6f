package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.answer.Commands;
import dev.lintel.finding.Reported;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Query;
import dev.lintel.graph.Step;
import dev.lintel.report.inventory.Row.May;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// "Someone is hammering my API."
final class AbuseScene {
    private static final Set<String> PRACTICES =
            Set.of("abuse-auth-no-limit", "api-collection-unpaged", "db-query-unindexed");

    private final Topic topic;

    AbuseScene(Topic topic) {
        this.topic = topic;
    }

    Answer answer() {
        List<Door> open = topic.standing().doors().stream()
                .filter(Door::isOwn)
                .filter(door -> door.row().may("public") == May.YES)
                .toList();
        List<Reported> found = topic.standing()
                .findings(PRACTICES)
                .filter(each -> each.finding().routes().stream()
                        .anyMatch(label ->
                                open.stream().anyMatch(door -> door.label().equals(label))))
                .sorted(Comparator.comparingInt(AbuseScene::order))
                .toList();
        List<Claim> risks = Risks.of(found.stream());
        List<Reported> missing = found.stream().filter(AbuseScene::isLimit).toList();
        List<Claim> limited = topic.standing().doors().stream()
                .flatMap(door -> door.endpoint().stream())
                .flatMap(endpoint -> endpoint.limits().stream()
                        .map(limit -> Claim.fact(
                                endpoint.label() + " is limited by " + limit.by(), endpoint.label(), limit.at())))
                .toList();
        String headline = limited.isEmpty()
                ? "Nothing in this backend limits how often it is called; " + open.size()
                        + " of its endpoints can be called without a login."
                : (limited.size() == 1 ? "One endpoint has" : limited.size() + " endpoints have") + " a limit; "
                        + open.size() + " can be called without a login.";
        return new Answer(
                "abuse",
                headline,
                List.of(
                        new Part("Not read", unread()),
                        missing.isEmpty() && !isLimitedAtTheEdge() ? edge(open) : SmallestStep.of(missing),
                        new Part("What an attacker gets most out of", risks),
                        new Part("Limits that are there", limited),
                        new Part(
                                "Open to everybody",
                                open.stream()
                                        .sorted(Comparator.comparingInt(AbuseScene::dearness)
                                                .reversed())
                                        .map(AbuseScene::cost)
                                        .toList()),
                        new Part("Do, in this order", steps(open)),
                        new Part("Tests that hold it", tests()),
                        new Part("Pitfalls", pitfalls())),
                Stream.concat(
                                topic.sentence().logFile().map(AbuseScene::callers).stream(),
                                Stream.of(
                                        new Commands(topic.standing().target()).of("map", "--who public"),
                                        "lintel explain abuse-auth-no-limit"))
                        .toList());
    }

    private boolean isLimitedAtTheEdge() {
        return topic.standing().backends().stream()
                .map(Backend::controls)
                .anyMatch(controls -> controls.edgeLimits().isPresent()
                        || !controls.limiters().isEmpty());
    }

    /// An index makes each call cheaper, but only a limit ends the hammering; that of the proxy needs no release.
    private static Part edge(List<Door> open) {
        String first = open.stream()
                .max(Comparator.comparingInt(AbuseScene::dearness))
                .map(door -> " It covers " + door.label() + " first, the dearest that asks for no login.")
                .orElse("");
        return new Part(
                SmallestStep.HEADING,
                List.of(Claim.step(
                        "Limit each address in the proxy or gateway before the backend, which needs no release; without"
                                + " one, in a filter before everything else. Count only (dry run) for some minutes, then"
                                + " refuse." + first,
                        """
                        limit_req_zone $binary_remote_addr zone=address:10m rate=20r/s;
                        limit_req_status 429;
                        limit_req zone=address burst=40 nodelay;
                        limit_req_dry_run on;""")));
    }

    /// Who calls how often stands in the log and not in the code.
    private List<Claim> unread() {
        return topic.sentence().logFile().stream()
                .map(log -> Claim.unknown("who it is: Lintel reads no access logs, so nothing below comes from " + log
                        + "; the first command counts its callers where each line begins with the address"))
                .toList();
    }

    private static String callers(String log) {
        String read = log.endsWith(".gz") ? "zcat " : "cat ";
        return read + Commands.quoted(log) + " | awk '{ print $1 }' | sort | uniq -c | sort -rn | head";
    }

    /// What the endpoint's lack of a limit costs others most: guessed passwords, then rows without end.
    private static int order(Reported reported) {
        return isLimit(reported) ? 0 : 1;
    }

    private static boolean isLimit(Reported reported) {
        return reported.finding().practice().startsWith("abuse-");
    }

    /// The dearest first.
    private static int dearness(Door door) {
        int statements = (int) door.paths().queries(door.entry()).count();
        return unbounded(door) ? Integer.MAX_VALUE : statements;
    }

    private static boolean unbounded(Door door) {
        return door.paths()
                .queries(door.entry())
                .map(path -> ((Step.Run) path.step()).query())
                .anyMatch(query ->
                        query.gives() == Query.Gives.MANY && !query.shape().limited());
    }

    private static Claim cost(Door door) {
        int statements = (int) door.paths().queries(door.entry()).count();
        return Claim.fact(
                door.label() + ": " + statements + (statements == 1 ? " statement" : " statements") + " a request"
                        + (unbounded(door) ? ", rows without a limit" : ""),
                door.label(),
                door.entry().at());
    }

    private List<Claim> steps(List<Door> open) {
        List<Claim> steps = new ArrayList<>();
        steps.add(Claim.step(
                "Evidence first: from the access log name the key (address, account or API key), its rate, its share of"
                        + " the requests, the endpoints it calls and what they cost in the database. Then say what it is:"
                        + " a burst, a scraper, stolen passwords being tried, or a retry loop of a partner, who needs a"
                        + " call and not a ban.",
                ""));
        steps.add(Claim.step(
                "Now, at the edge: limit that key alone, in report mode for some minutes before it refuses. Replay the"
                        + " rule on the same log first: it has to stop 95 % of the attacker's requests and touch at most"
                        + " 0.1 % of everybody else.",
                ""));
        steps.add(Claim.step(
                "Then tiers (anonymous, free, pro, internal) with two windows each, a second and an hour, counted before"
                        + " the password is hashed and before the database is asked; a search costs 5, a login 10; health"
                        + " and metrics are exempt. The file can be changed without a restart.",
                policy(open)));
        steps.add(Claim.step(
                "Answer 429 as application/problem+json with a Retry-After that is true: who waits that long gets in.",
                "HTTP/1.1 429 Too Many Requests\nRetry-After: 12\nRateLimit-Policy: \"anonymous\";q=60;w=60"));
        steps.add(Claim.step(
                "Logins: per account and per address, with a growing delay; lock the pair of both, never the account"
                        + " alone.",
                ""));
        steps.add(Claim.step(
                "Decide what happens when the counters' store is down: a local share of the limit per instance, a metric"
                        + " and one line in the log, and no request that waits for it.",
                ""));
        steps.add(Claim.step(
                "Watch: refused share per tier, p95 of everybody else, and callers refused who never misbehaved"
                        + " (at most 0.1 %).",
                ""));
        return steps;
    }

    /// In the language of Lintel's own policies, with the backend's own paths.
    private static String policy(List<Door> open) {
        StringBuilder text = new StringBuilder();
        text.append("tiers:\n  user: {authenticated: true}\n  anonymous:\nrules:\n");
        text.append("  per-address:\n    by: address\n    allow: 20/s burst 40\n");
        Set<String> logins = new TreeSet<>();
        for (Door door : open) {
            boolean posts = door.label().startsWith("POST ");
            door.endpoint()
                    .map(Endpoint::route)
                    .map(Endpoint.Route::path)
                    .filter(path -> posts && path.matches("(?i).*(login|signin|token|register|signup|password|otp).*"))
                    .ifPresent(logins::add);
        }
        if (!logins.isEmpty()) {
            text.append("  sign-in:\n    by: address\n    methods: post\n    paths: [")
                    .append(String.join(", ", logins))
                    .append("]\n    allow: [5/min, quota 50/day]\n");
        }
        text.append(
                "  api:\n    by: user\n    allow:\n      anonymous: 60/min\n      user: 300/min burst 50\n    report: true");
        return text.toString();
    }

    private static List<Claim> tests() {
        return List.of(
                Claim.step("Twice the burst at once, across the edge of a window: at most limit + burst get in.", ""),
                Claim.step("Who waits as long as Retry-After says gets in.", ""),
                Claim.step("X-Forwarded-For changed with every request: no more gets in than without it.", ""),
                Claim.step(
                        "A user at a tenth of the quota while another sends twenty times it: p95 within 1.2 of idle.",
                        ""),
                Claim.step(
                        "Two instances together let in at most 1.05 of the limit; a million keys take at most 128 MB.",
                        ""));
    }

    private static List<Claim> pitfalls() {
        return List.of(
                Claim.pitfall(
                        "X-Forwarded-For is what the caller writes: read it only from proxies that are yours, from the right."),
                Claim.pitfall("An IPv6 user owns a whole /64; a limit per address is none."),
                Claim.pitfall("A limiter in memory on four instances admits four times the limit."),
                Claim.pitfall("A million invented keys must not push the attacker's own counter out of memory."));
    }
}
