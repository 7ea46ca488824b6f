package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.answer.Commands;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.PasswordEncoding;
import dev.lintel.graph.Schema;
import dev.lintel.report.inventory.Row.May;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// "I need an endpoint for user registration." What is there to build on, what has to be decided and why, in eight
/// steps, with the figures that a senior would put down.
final class DesignScene {
    private static final int MOST = 3;
    /// Endpoints that one line can name.
    private static final int NAMED = 2;

    private final Topic topic;
    private final Ddl ddl;

    DesignScene(Topic topic) {
        this.topic = topic;
        this.ddl = Ddl.of(topic.standing());
    }

    Answer answer() {
        boolean registration = topic.says("registration", "register", "signup", "sign-up", "onboarding")
                || topic.sentence().saysInOrder("sign up");
        Registrations there = registration ? Registrations.of(topic) : new Registrations(List.of(), List.of());
        Optional<Door> present = there.meant().stream().findFirst();
        List<Door> like = present.isPresent() ? there.meant() : topic.doors();
        List<Claim> ground = new ArrayList<>();
        String already =
                registration && present.isEmpty() ? "%s writes or reads the same: %s" : "there is %s already: %s";
        like.stream().limit(MOST).forEach(door -> ground.add(known(door, already)));
        there.others().stream().limit(MOST).forEach(door -> ground.add(known(door, "for others there is %s: %s")));
        Optional<Accounts> accounts = registration ? accounts(present) : Optional.empty();
        // What several applications of a repository share is said once.
        topic.standing().backends().stream()
                .flatMap(backend -> ground(backend, registration).stream())
                .filter(claim -> ground.stream().noneMatch(said -> said.says().equals(claim.says())))
                .forEachOrdered(ground::add);
        // Who may change what a registration makes decides as much as the registration itself.
        List<Door> changing = topic.standing().doors().stream()
                .filter(door -> accounts.filter(each -> each.areChangedBy(door)).isPresent())
                .toList();
        accounts.map(Accounts::table)
                .ifPresent(table -> ground.add(Claim.fact(
                        "users are kept in " + table.name() + changedBy(changing, there), table.name(), table.at())));
        List<Reported> found = topic.standing().verdict().findings().stream()
                .filter(each -> each.finding().risk().atLeast(Risk.MEDIUM))
                .filter(each -> isAboutOne(each, like)
                        || accounts.filter(of -> of.areMeantBy(each.finding())).isPresent()
                                && isAboutOne(each, changing))
                .toList();
        List<Claim> wrong = Risks.of(found.stream());
        return new Answer(
                "design",
                headline(registration, present, wrong.size()),
                List.of(
                        SmallestStep.before(found),
                        new Part("Here already", ground),
                        new Part("Mend first: it would be built on", wrong),
                        new Part("Decide, and why", registration ? RegistrationAdvice.decisions(ddl) : general()),
                        new Part("Schema", List.of(schema(registration, accounts))),
                        new Part("In this backend's own words", registration ? code(present) : List.of()),
                        new Part("Tests that hold it", registration ? RegistrationAdvice.tests() : generalTests()),
                        new Part("Pitfalls", registration ? RegistrationAdvice.pitfalls() : generalPitfalls())),
                List.of(
                        "lintel design "
                                + Commands.quoted(
                                        topic.sentence().text().strip().replaceAll("\\s+", " "))
                                + " --init brief.yaml",
                        "lintel design brief.yaml",
                        new Commands(topic.standing().target()).of("review", "")));
    }

    /// Whether a finding touches one of the first of these endpoints.
    private boolean isAboutOne(Reported reported, List<Door> doors) {
        return doors.stream().limit(MOST).anyMatch(door -> topic.standing().isAbout(reported, door));
    }

    private static String headline(boolean registration, Optional<Door> present, int wrong) {
        if (present.isPresent()) {
            boolean forStrangers = present.get().row().may("public") == May.YES;
            return (forStrangers
                            ? "You have one: " + present.get().label() + ". "
                            : present.get().label() + " makes accounts, though not for strangers. ")
                    + (wrong == 0
                            ? "Below is what a registration has to decide."
                            : "Mend what is wrong with it first.");
        }
        return registration
                ? "Registration is decided by what it tells strangers: nothing. Eight steps, with what is here already."
                : "Eight steps from the wish to the endpoint, with what is here already.";
    }

    private Claim schema(boolean registration, Optional<Accounts> accounts) {
        Optional<String> next = topic.standing().backends().stream()
                .flatMap(backend -> backend.schema().migrations().stream().reduce((_, last) -> last).stream())
                .map(Schema.Migration::version)
                .filter(version -> version.matches("\\d{1,9}"))
                .findFirst()
                .map(version -> " It is migration " + (Integer.parseInt(version) + 1)
                        + ": forward only, and applied twice it changes nothing.");
        return Claim.step(
                (registration
                                ? "One row a user, unique by what people type; of the token only its hash."
                                : "Keys, constraints and the indexes of the queries that will be asked.")
                        + next.orElse(" Forward only, in a migration of its own.")
                        + accounts.map(each -> " What " + each.table().name() + " lacks for it:")
                                .orElse(""),
                !registration
                        ? generalSchema()
                        : accounts.map(Accounts::migration).orElseGet(() -> RegistrationAdvice.schema(ddl)));
    }

    /// The endpoint that makes accounts knows best where they are kept.
    private Optional<Accounts> accounts(Optional<Door> present) {
        return present.flatMap(Accounts::filledBy)
                .or(() -> topic.standing().backends().stream()
                        .flatMap(backend -> Accounts.of(backend).stream())
                        .findFirst());
    }

    /// The endpoints that change accounts, with who may call them; first those that change little else. Registrations
    /// are told of on their own.
    private static String changedBy(List<Door> changing, Registrations registrations) {
        List<Door> doors = changing.stream()
                .filter(door -> door.endpoint().isPresent()
                        && !registrations.meant().contains(door)
                        && !registrations.others().contains(door))
                .sorted(Comparator.comparingInt(door -> door.row().writes().size()))
                .toList();
        if (doors.isEmpty()) {
            return "";
        }
        String named = doors.stream()
                .limit(NAMED)
                .map(door -> door.label() + " (" + door.row().accessLabel() + ")")
                .collect(Collectors.joining(", "));
        return "; changed by " + named + (doors.size() > NAMED ? " and " + (doors.size() - NAMED) + " more" : "");
    }

    /// @param says with a place for the endpoint and one for its handler
    private static Claim known(Door door, String says) {
        return Claim.fact(
                says.formatted(door.label(), door.row().handler()),
                door.label(),
                door.entry().at());
    }

    /// Only for a framework whose words we know to be right.
    private List<Claim> code(Optional<Door> present) {
        Optional<Backend> spring = present.map(Door::backend)
                .or(() -> topic.standing().backends().stream().findFirst())
                .filter(backend ->
                        backend.application().frameworks().stream().anyMatch(each -> each.startsWith("Spring Boot")));
        return spring.stream()
                .map(backend -> Claim.step(
                        "The request, without what callers may not set, and the hashes:",
                        Accounts.spring(backend.encoders())))
                .toList();
    }

    private static List<Claim> ground(Backend backend, boolean registration) {
        List<Claim> claims = new ArrayList<>();
        claims.add(Claim.fact(
                "frameworks: " + String.join(", ", backend.application().frameworks()),
                backend.application().name(),
                backend.application().at()));
        Schema schema = backend.schema();
        schema.migrations().stream()
                .filter(migration -> !migration.version().isEmpty())
                .reduce((_, last) -> last)
                .ifPresent(last -> claims.add(Claim.fact(
                        "migrations by " + last.tool() + ", the last is " + last.version()
                                + ": the new one comes after it",
                        "",
                        last.at())));
        if (registration) {
            for (PasswordEncoding encoder : backend.encoders()) {
                claims.add(
                        encoder.strength() == PasswordEncoding.Strength.OTHER
                                ? Claim.fact("passwords are encoded by " + encoder.encoder(), "", encoder.at())
                                : Claim.risk(
                                        "Passwords are encoded by " + encoder.encoder() + ", which is made to be fast.",
                                        "",
                                        List.of(encoder.at()),
                                        ""));
            }
        }
        return claims;
    }

    private static List<Claim> general() {
        return List.of(
                Claim.decision(
                        "Requirements and use: how many calls a second, how many rows a year, how fast it must answer; without these figures nothing below can be sized."),
                Claim.decision(
                        "Path and method: plural nouns, the method says what happens; 201 with Location for a creation, 202 for accepted work, 204 for nothing to say."),
                Claim.decision(
                        "Schema: keys, not null, checks and foreign keys in the database; an index for each foreign key and each query that is asked."),
                Claim.decision(
                        "Validation: every field has a bound that the table has as well; unknown fields are refused or ignored, never stored."),
                Claim.decision(
                        "Access: who may, by role, and whose row it is, in the query itself; name what is public."),
                Claim.decision(
                        "Repetition: an Idempotency-Key for what must not happen twice, If-Match for changes, a version in the row."),
                Claim.decision(
                        "Answers: a page by key of 20, at most 100; ETag; problem+json for every error, nothing internal in it."),
                Claim.decision(
                        "Limits and failure: tiers by caller, a time limit on every call that leaves the process, what the client sees when it fails."));
    }

    private String generalSchema() {
        return """
                create table things (
                  id         %s primary key,
                  owner_id   bigint not null references users (id),
                  state      varchar(20) not null,
                  version    bigint not null,
                  created_at %s not null
                );
                create index things_owner on things (owner_id, created_at desc, id desc);""".formatted(ddl.identity(), ddl.instant());
    }

    private static List<Claim> generalPitfalls() {
        return List.of(
                Claim.pitfall("A list without a bound is a promise to read the whole table, made to everybody."),
                Claim.pitfall(
                        "An id that only has to be guessed is no permission: ask for the row together with its owner."),
                Claim.pitfall("Look first, then insert: two requests both look. A unique index decides."));
    }

    private static List<Claim> generalTests() {
        return List.of(
                Claim.step("Every endpoint with every role, and with somebody else's id: 404.", ""),
                Claim.step("Each bound one below, on and one above; the same request twice and twenty at once.", ""),
                Claim.step("The number of statements for 1, 10 and 100 rows is the same.", ""));
    }
}
