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
                Claim.decision("Answer 202 for a new and for a known address, with the same body and in the same time:"
                        + " the mail tells the difference, so nobody learns who has an account."),
                Claim.decision("Passwords of 12 to 128 characters, checked against a list of common ones, no rule of"
                        + " composition: length is what costs an attacker. A weak one is 422."),
                Claim.decision("argon2id with at least 19 MiB, 2 passes, 1 lane, behind a delegating encoder, so that"
                        + " older hashes are upgraded at the next login. Spring's ready-made default takes 16 MiB:"
                        + " set it yourself."),
                Claim.decision(
                        "The address is trimmed, its domain lower case, and unique whatever its case by an index on "
                                + ddl.caseless("email")
                                + (ddl.ignoresCase() ? " (its collation has to ignore case, else on lower(email))" : "")
                                + ": twenty equal registrations at once make one row and no 500."),
                Claim.decision(
                        "A request type of its own: role, verified, id and createdAt are not in it, so nobody can"
                                + " set them."),
                Claim.decision("All invalid fields at once as application/problem+json with a pointer, a code and a"
                        + " detail each; the password is never repeated or logged."),
                Claim.decision("Limits before the hash: per address (a /64 for IPv6) and per e-mail, 429 with"
                        + " Retry-After, and no more hashes at once than there are cores."),
                Claim.decision("The confirmation token has 256 random bits, is stored as its SHA-256 only, works once,"
                        + " expires, and a new one ends the old one. Until then a login answers 403 of type"
                        + " email-not-verified."),
                Claim.decision("The mail leaves through an outbox row of the same transaction: a crash after"
                        + " the commit still sends it, once."),
                Claim.decision("A body over 16 KiB is 413, another media type 415; an audit row says who, from which"
                        + " address, with which user agent, and no secret."),
                Claim.decision("The address and the name are personal data: encrypted or documented, and there is a way"
                        + " to delete the account."),
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
        return List.of(
                Claim.pitfall("Look first, then insert: two requests both look. Let the unique index decide."),
                Claim.pitfall(
                        "A hash that takes 100 ms is a weapon against you unless its number at once is limited."));
    }
}
