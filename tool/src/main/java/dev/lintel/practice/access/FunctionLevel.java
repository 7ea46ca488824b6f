package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Source;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.practice.access.GuardedDeeds.Unasked;
import dev.lintel.practice.access.HiddenFunctions.Shown;
import dev.lintel.sql.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An administrative function asks only for a login.
public final class FunctionLevel implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-function-level",
            Risk.HIGH,
            "administrative functions need a role, not just a login",
            """
            Hiding the button does not hide the address. Every registered user can call it: change roles, read all \
            accounts, switch settings.""",
            "Worse when it writes users, roles or settings.",
            "A role check in the web client is decoration. `hasRole('ADMIN')` asks for the authority `ROLE_ADMIN`.",
            """
            ```java
            @PreAuthorize("hasRole('ADMIN')")
            ```
            on the class, so that the next method has it too, or a URL rule for the whole prefix.""",
            List.of("CWE-285", "OWASP A01:2025", "OWASP API5:2023", "OWASP ASVS 8.2.1"));

    private static final int MOST_NAMED = 2;
    private static final Set<String> BOOKS = Set.of("log", "logs", "audit", "audits", "history", "journal");
    private static final Set<String> GRANTS = Set.of(
            "role",
            "roles",
            "permission",
            "permissions",
            "authority",
            "authorities",
            "privilege",
            "privileges",
            "user_role",
            "user_roles",
            "role_permission",
            "role_permissions");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        boolean distinguishes = distinguishes(backend);
        Ownership ownership = Ownership.of(backend.schema());
        GuardedDeeds deeds = new GuardedDeeds(backend, paths, ownership);
        HiddenFunctions functions = new HiddenFunctions(backend, paths);
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.exposure() == Endpoint.Exposure.API)
                .flatMap(endpoint -> functions
                        .of(endpoint)
                        .map(shown -> finding(paths, shown))
                        .or(() -> examine(endpoint, paths, deeds, ownership, distinguishes))
                        .stream());
    }

    private static Optional<Finding> examine(
            Endpoint endpoint, Paths paths, GuardedDeeds deeds, Ownership ownership, boolean distinguishes) {
        if (!onlyLogin(endpoint)
                || !paths.isWhole(endpoint)
                || new CallerTies(endpoint, paths.of(endpoint)).anyBeyond(ownership::isUserTable)) {
            return Optional.empty();
        }
        return bySibling(paths, endpoint)
                .or(() -> deeds.unasked(endpoint).map(FunctionLevel::finding))
                .or(() -> distinguishes ? byPath(paths, endpoint) : Optional.empty())
                .or(() -> distinguishes ? byGrant(paths, endpoint) : Optional.empty());
    }

    static boolean onlyLogin(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Restricted restricted && !restricted.beyondLogin();
    }

    /// Whether this backend knows more than one kind of user; where all are administrators, a login is all there
    /// is to ask.
    private static boolean distinguishes(Backend backend) {
        return backend.endpoints().stream()
                        .anyMatch(each ->
                                each.access() instanceof Access.Restricted restricted && restricted.beyondAccount())
                || backend.controls().rules().stream()
                        .anyMatch(rule -> rule.decision().startsWith("role"));
    }

    /// The address says that it is for administrators.
    private static Optional<Finding> byPath(Paths paths, Endpoint endpoint) {
        return OwnerChecks.administrativePath(endpoint)
                ? effect(paths, endpoint).map(effect -> finding(endpoint, effect, Optional.empty()))
                : Optional.empty();
    }

    /// It gives people roles and rights, whatever its address.
    private static Optional<Finding> byGrant(Paths paths, Endpoint endpoint) {
        return effects(paths, endpoint)
                .filter(effect -> effect.writes() && isGrant(effect.table()))
                .findFirst()
                .map(effect -> finding(endpoint, effect, Optional.empty()));
    }

    private static boolean isGrant(String table) {
        return GRANTS.stream().anyMatch(word -> table.equals(word) || table.endsWith("_" + word));
    }

    /// Others of the same class that write the same table ask for a role.
    private static Optional<Finding> bySibling(Paths paths, Endpoint endpoint) {
        for (Effect effect : effects(paths, endpoint)
                .filter(Effect::writes)
                .filter(Effect::wholly)
                .filter(effect -> !effect.keepsBooks())
                .toList()) {
            List<Endpoint> writers = paths.traffic().of(effect.table()).writers().stream()
                    .filter(Endpoint.class::isInstance)
                    .map(Endpoint.class::cast)
                    .filter(other -> !other.equals(endpoint))
                    .filter(other ->
                            other.handler().owner().equals(endpoint.handler().owner()))
                    .toList();
            List<Endpoint> guarded = writers.stream()
                    .filter(other ->
                            other.access() instanceof Access.Restricted restricted && restricted.beyondAccount())
                    .toList();
            if (guarded.size() >= 2 && guarded.size() > writers.size() - guarded.size()) {
                return Optional.of(finding(endpoint, effect, Optional.of(sibling(paths, effect, guarded))));
            }
        }
        return Optional.empty();
    }

    /// One that asks for more than a login where this one does not.
    ///
    /// @param adds whether it adds rows to the same table; else none of them does, they change and delete
    private record Sibling(Endpoint endpoint, boolean adds) {}

    /// The one to point at: one that adds rows too, where there is one.
    private static Sibling sibling(Paths paths, Effect effect, List<Endpoint> guarded) {
        return guarded.stream()
                .filter(other -> addsTo(paths, other, effect.table()))
                .findFirst()
                .map(other -> new Sibling(other, true))
                .orElseGet(() -> new Sibling(guarded.getFirst(), false));
    }

    private static boolean addsTo(Paths paths, Endpoint endpoint, String table) {
        return effects(paths, endpoint).anyMatch(each -> each.table().equals(table) && each.adds());
    }

    /// What a query of the endpoint does.
    private record Effect(Path path, String table, boolean writes) {
        /// Whether the whole statement is known; the rest of another may name the caller.
        boolean wholly() {
            return EndpointPublic.shape(path).complete();
        }

        /// A line in an audit log is written beside whatever is done, and says nothing of what that is.
        boolean keepsBooks() {
            return Stream.of(table.split("_")).anyMatch(BOOKS::contains);
        }

        /// A row that was made on the way is a new one.
        boolean adds() {
            Shape.Kind kind = EndpointPublic.shape(path).kind();
            List<Source> saved = path.argument("arg0");
            boolean made = !saved.isEmpty() && saved.stream().allMatch(Source.Made.class::isInstance);
            return kind == Shape.Kind.INSERT || kind == Shape.Kind.UPSERT && made;
        }
    }

    private static Stream<Effect> effects(Paths paths, Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        return paths.queries(endpoint)
                .filter(path -> !path.guessed())
                .flatMap(path -> EndpointPublic.shape(path).mainTable().stream()
                        .map(table -> new Effect(path, table, RowUse.writes(path, all))));
    }

    /// The first write, else the first read.
    private static Optional<Effect> effect(Paths paths, Endpoint endpoint) {
        List<Effect> all = effects(paths, endpoint).toList();
        return all.stream()
                .filter(Effect::writes)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static boolean uploads(Endpoint endpoint) {
        return endpoint.inputs().stream().anyMatch(input -> input.kind() == Endpoint.Input.Kind.FILE);
    }

    /// What the one that is guarded asks, as it is written there; whether this one shall ask the same is for people.
    private static Optional<String> asked(Endpoint other) {
        return other.access() instanceof Access.Restricted restricted
                ? restricted.requirements().stream()
                        .flatMap(each -> switch (each) {
                            case Requirement.Expression(String text, var _) -> Stream.of(text);
                            case Requirement.Own(String name, var _)
                            when name.startsWith("@") && name.contains("(") -> Stream.of(name);
                            case Requirement.Own _, Requirement.AnyRole _, Requirement.Authenticated _ ->
                                Stream.empty();
                        })
                        .findFirst()
                        .map(text -> "+ @PreAuthorize(\"" + text + "\") // as " + other.label() + " asks")
                : Optional.empty();
    }

    private static Finding finding(Paths paths, Shown shown) {
        Endpoint endpoint = shown.endpoint();
        Effect effect =
                effects(paths, endpoint).filter(Effect::writes).findFirst().orElseThrow();
        Trail trail = Trail.start(
                        shown.link().at(),
                        "a link to " + shown.link().path() + " is shown where "
                                + shown.link().condition() + " holds, and nowhere else")
                .then(effect.path().at(), "writes " + effect.table())
                .then(endpoint.access().at(), "asks for a login and nothing more");
        shown.like().ifPresent(other -> trail.then(other.at(), other.label() + " is hidden alike, and asks for more"));
        return new Finding(
                GUIDE,
                Risk.HIGH,
                shown.like().isPresent() ? Confidence.SURE : Confidence.LIKELY,
                endpoint.label(),
                "Everyone who has an account can change " + effect.table() + " here: the link is hidden from them, "
                        + "the address is not.",
                List.of("the pages show it where " + shown.link().condition() + " holds"),
                endpoint.handler().shortName(),
                List.of(endpoint.label()),
                trail.guilty(endpoint.at()),
                Optional.of(new Fix("Ask on the server for what the page asks for.", "", List.of())));
    }

    private static Finding finding(Unasked unasked) {
        Endpoint endpoint = unasked.endpoint();
        Endpoint asking = unasked.asking().getFirst();
        String deed = unasked.deed().shortName();
        Trail trail = Trail.to(unasked.call())
                .then(unasked.call().at(), "calls " + deed + ", which changes what is kept")
                .then(endpoint.access().at(), "asks for a login and nothing more");
        unasked.asking().stream()
                .limit(MOST_NAMED)
                .forEach(other -> trail.then(
                        other.access().at(),
                        other.label() + " asks for " + other.access().label()));
        return new Finding(
                GUIDE,
                Risk.HIGH,
                Confidence.SURE,
                endpoint.label(),
                "Everyone who has an account gets to " + deed + " here; all " + unasked.others()
                        + " other ways to it ask for more than a login.",
                List.of(asking.label() + " asks for " + asking.access().label()),
                endpoint.handler().shortName(),
                List.of(endpoint.label()),
                trail.guilty(endpoint.at()),
                Optional.of(new Fix(
                        "Ask here for what the others ask for.", asked(asking).orElse(""), List.of())));
    }

    private static Finding finding(Endpoint endpoint, Effect effect, Optional<Sibling> sibling) {
        String table = effect.table();
        boolean onlyOthers =
                effect.adds() && sibling.filter(other -> !other.adds()).isPresent();
        Optional<Endpoint> guarded = sibling.map(Sibling::endpoint);
        Judgement judgement = Judgement.from(Risk.HIGH)
                .raisedIf(effect.writes() && (table.contains("user") || isGrant(table)), "it writes " + table)
                .loweredIf(!effect.writes(), "it only reads")
                .loweredIf(effect.adds() && !isGrant(table), "it only adds rows")
                .loweredIf(effect.adds() && uploads(endpoint), "what it adds is a file that the caller brings")
                .loweredIf(
                        onlyOthers && !isGrant(table) && !uploads(endpoint),
                        "those that ask for more change or delete what is there: adding may be everybody's");
        Trail trail = Trail.to(effect.path())
                .then(effect.path().at(), (effect.writes() ? "writes " : "reads ") + table)
                .then(endpoint.access().at(), "asks for a login and nothing more");
        guarded.ifPresent(other -> trail.then(
                other.access().at(),
                other.label() + " asks for " + other.access().label()));
        return new Finding(
                GUIDE,
                judgement.risk(),
                guarded.isPresent() ? Confidence.SURE : Confidence.LIKELY,
                endpoint.label(),
                "Everyone who has an account can " + (effect.writes() ? "change " : "read all ") + table
                        + " here: only a login is asked for, no role.",
                judgement.reasons(),
                endpoint.handler().shortName(),
                List.of(endpoint.label()),
                trail.guilty(endpoint.at()),
                Optional.of(new Fix(
                        "Ask for a role, on the class or for the whole prefix.",
                        guarded.flatMap(FunctionLevel::asked).orElse("+ @PreAuthorize(\"hasRole('ADMIN')\")"),
                        List.of())));
    }
}
