package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Answer;
import dev.lintel.agent.answer.Answer.Part;
import dev.lintel.agent.answer.Claim;
import dev.lintel.graph.Backend;
import dev.lintel.graph.PasswordEncoding;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// "I need an endpoint for user registration." What is there to build on, what has to be decided and why, in eight
/// steps, with the figures that a senior would put down.
final class DesignScene {
    private final Topic topic;

    DesignScene(Topic topic) {
        this.topic = topic;
    }

    Answer answer() {
        boolean registration = topic.says("registration", "register", "signup", "sign-up", "onboarding")
                || topic.sentence().saysInOrder("sign up");
        List<Door> like = topic.doors();
        List<Claim> ground = new ArrayList<>();
        topic.standing().backends().forEach(backend -> ground.addAll(ground(backend, registration)));
        like.stream()
                .limit(3)
                .forEach(door -> ground.add(Claim.fact(
                        "there is " + door.label() + " already, handled by "
                                + door.row().handler(),
                        door.label(),
                        door.entry().at())));
        List<Claim> wrong = Risks.of(
                like.stream().limit(3).flatMap(topic.standing()::findings).distinct());
        return new Answer(
                "design",
                registration
                        ? "Registration is decided by what it tells strangers: nothing. Eight steps, with what is here already."
                        : "Eight steps from the wish to the endpoint, with what is here already.",
                List.of(
                        new Part("Here already", ground),
                        new Part("Mend first: it would be built on", wrong),
                        new Part("Decide, and why", registration ? registration() : general()),
                        new Part(
                                "Schema",
                                List.of(Claim.step(
                                        registration
                                                ? "One row a user, unique by what people type; the token beside it, only its hash."
                                                : "Keys, constraints and the indexes of the queries that will be asked.",
                                        registration ? schema() : general(topic)))),
                        new Part("Tests that hold it", registration ? registrationTests() : generalTests()),
                        new Part("Pitfalls", registration ? pitfalls() : List.of())),
                List.of(
                        "lintel review " + topic.standing().verdict().target() + " --diff main",
                        "lintel map " + topic.standing().verdict().target()));
    }

    private static List<Claim> ground(Backend backend, boolean registration) {
        List<Claim> claims = new ArrayList<>();
        claims.add(Claim.fact(
                "frameworks: " + String.join(", ", backend.application().frameworks()),
                backend.application().name(),
                backend.application().at()));
        Schema schema = backend.schema();
        schema.migrations().stream()
                .reduce((_, last) -> last)
                .ifPresent(last -> claims.add(Claim.fact(
                        "migrations by " + last.tool() + ", the last is " + last.version()
                                + ": the new one comes after it",
                        "",
                        last.at())));
        if (registration) {
            users(schema)
                    .ifPresent(table ->
                            claims.add(Claim.fact("users are kept in " + table.name(), table.name(), table.at())));
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

    private static Optional<Table> users(Schema schema) {
        return schema.tables().values().stream()
                .filter(table -> table.column("email").isPresent()
                        && table.columns().stream()
                                .anyMatch(column -> column.name().contains("password")))
                .min(java.util.Comparator.comparing(Table::name));
    }

    private static List<Claim> registration() {
        return List.of(
                Claim.decision(
                        "Answer 202 for a new and for a known address, with the same body and in the same time: the mail tells the difference, so that nobody can ask who has an account here."),
                Claim.decision(
                        "Passwords of 12 to 128 characters, checked against a list of common ones, no rule of composition: length is what costs an attacker."),
                Claim.decision(
                        "argon2id with at least 19 MiB, 2 passes, 1 lane, behind a delegating encoder, so that older hashes are upgraded at the next login. Spring's ready-made default takes 16 MiB: set it yourself."),
                Claim.decision(
                        "The address is trimmed, its domain lower case, and unique by an index on lower(email): twenty equal registrations at once make one row and no 500."),
                Claim.decision(
                        "A request type of its own: role, verified, id and createdAt are not in it, so nobody can set them."),
                Claim.decision(
                        "All invalid fields at once as application/problem+json with a pointer and a code each; the password is never repeated."),
                Claim.decision(
                        "Limits before the hash: per address (a /64 for IPv6) and per e-mail, 429 with Retry-After, and no more hashes at once than there are cores."),
                Claim.decision(
                        "The confirmation token has 256 random bits, is stored as its SHA-256 only, works once, expires, and a new one ends the old one. Until then a login answers 403 of type email-not-verified."),
                Claim.decision(
                        "The mail leaves through an outbox that is written in the same transaction: a crash after the commit still sends it, once."),
                Claim.decision(
                        "A body over 16 KiB is 413, another media type 415; an audit row says who, from where, and no secret."));
    }

    private static String schema() {
        return """
                create table users (
                  id            bigint generated always as identity primary key,
                  email         varchar(254) not null,
                  password_hash varchar(255) not null,
                  verified_at   timestamptz,
                  created_at    timestamptz not null default now()
                );
                create unique index users_email on users (lower(email));
                create table email_tokens (
                  token_sha256 bytea primary key,
                  user_id      bigint not null references users (id) on delete cascade,
                  expires_at   timestamptz not null
                );
                create index email_tokens_user on email_tokens (user_id);""";
    }

    private static List<Claim> registrationTests() {
        return List.of(
                Claim.step("50 known and 50 new addresses: equal status, body and, within 10 %, time.", ""),
                Claim.step("20 equal registrations in parallel: one row, no 5xx.", ""),
                Claim.step("role, verified and id in the body: never stored.", ""),
                Claim.step("A password of 1 MiB is refused before it is hashed; the log holds no password.", ""),
                Claim.step("Killed between commit and mail: after the restart the mail is sent once.", ""));
    }

    private static List<Claim> pitfalls() {
        return List.of(
                Claim.pitfall(
                        "Look first, then insert: two requests both look. Let the unique index decide, and map its violation."),
                Claim.pitfall("409 for a known address is an answer to a question that nobody may ask."),
                Claim.pitfall(
                        "A hash that takes 100 ms is a weapon against you unless its number at once is limited."));
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

    private static String general(Topic topic) {
        boolean postgres = topic.standing().backends().stream()
                .anyMatch(backend -> backend.schema().dialect() == Schema.Dialect.POSTGRESQL);
        return """
                create table things (
                  id         %s primary key,
                  owner_id   bigint not null references users (id),
                  state      varchar(20) not null,
                  version    bigint not null,
                  created_at %s not null
                );
                create index things_owner on things (owner_id, created_at desc, id desc);""".formatted(
                        postgres ? "bigint generated always as identity" : "bigint auto_increment",
                        postgres ? "timestamptz" : "timestamp");
    }

    private static List<Claim> generalTests() {
        return List.of(
                Claim.step("Every endpoint with every role, and with somebody else's id: 404.", ""),
                Claim.step("Each bound one below, on and one above; the same request twice and twenty at once.", ""),
                Claim.step("The number of statements for 1, 10 and 100 rows is the same.", ""));
    }
}
