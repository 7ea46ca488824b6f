package dev.lintel.agent.scene;

import dev.lintel.agent.answer.Claim;
import java.util.List;

/// What a registration has to decide, whatever it is built on. Figures: OWASP Password Storage and Authentication
/// cheat sheets, NIST SP 800-63B section 5.1.1.
final class RegistrationAdvice {
    private RegistrationAdvice() {}

    static String schema(Ddl ddl) {
        return """
                create table users (
                  id            %s primary key,
                  email         varchar(254) not null,
                  password_hash varchar(255) not null,
                  verified_at   %s null,
                  created_at    %s default %s not null
                );
                create unique index users_email on users (%s);
                create table email_tokens (
                  token_sha256 %s primary key,
                  user_id      bigint not null,
                  expires_at   %s not null,
                  foreign key (user_id) references users (id) on delete cascade
                );
                create index email_tokens_user on email_tokens (user_id);""".formatted(
                        ddl.identity(),
                        ddl.instant(),
                        ddl.instant(),
                        ddl.now(),
                        ddl.caseless("email"),
                        ddl.digest(),
                        ddl.instant());
    }

    static List<Claim> decisions(Ddl ddl) {
        return List.of(
                Claim.decision("Answer 202 for a new and for a known address, same body, same time: only the mail"
                        + " tells the difference."),
                Claim.decision("Passwords of 12 to 128 characters, checked against a list of common ones, no"
                        + " composition rule: length costs an attacker. A weak one is 422."),
                Claim.decision("argon2id with at least 19 MiB (Spring's default takes 16), 2 passes, 1 lane, behind a"
                        + " delegating encoder: older hashes are upgraded at the next login."),
                Claim.decision(
                        "The address is trimmed, its domain lower case, and unique whatever its case by an index on "
                                + ddl.caseless("email")
                                + (ddl.ignoresCase()
                                        ? " (its collation has to ignore case, else on lower(email))."
                                        : ".")),
                Claim.decision(
                        "A request type of its own, without role, verified, id and createdAt: nobody can set them."),
                Claim.decision("All invalid fields at once as application/problem+json, each with pointer, code and"
                        + " detail; the password is never repeated or logged."),
                Claim.decision(
                        "Limits before the hash: per address (a /64 for IPv6) and per e-mail, 429 with"
                                + " Retry-After, and no more hashes at once than cores: 100 ms of hashing is a weapon against you."),
                Claim.decision("The confirmation token: 256 random bits, stored as SHA-256 only, works once, expires,"
                        + " ended by a new one. Until then a login is 403 of type email-not-verified."),
                Claim.decision("The mail leaves through an outbox row of the same transaction: no crash loses it."),
                Claim.decision("A body over 16 KiB is 413, another media type 415; an audit row says who, from"
                        + " where, with which user agent, and no secret."),
                Claim.decision("Address and name are personal data: encrypted or documented, with a way to delete the"
                        + " account."),
                Claim.decision("The contract (OpenAPI) has examples of 202, 422 and 429, and no 409."));
    }

    static List<Claim> tests() {
        return List.of(
                Claim.step("50 known and 50 new addresses: equal status, body and, within 10 %, time.", ""),
                Claim.step("20 equal registrations in parallel: one row, no 5xx.", ""),
                Claim.step("role, verified and id in the body: never stored.", ""),
                Claim.step("A password of 1 MiB is refused before it is hashed; the log holds no password.", ""),
                Claim.step("Killed between commit and mail: after the restart the mail is sent once.", ""));
    }

    static List<Claim> pitfalls() {
        return List.of(Claim.pitfall("Look first, then insert: two requests both look. Let the unique index decide."));
    }
}
