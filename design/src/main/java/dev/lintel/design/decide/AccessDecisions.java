package dev.lintel.design.decide;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Audit;
import dev.lintel.design.brief.Sensitivity;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.decide.Decision.Rejected;
import dev.lintel.design.decide.Decision.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who somebody is, and what they may do.
record AccessDecisions(Brief brief) {
    Stream<Decision> all() {
        return Stream.of(
                        Stream.of(tokens(), closed()),
                        keys(),
                        sessions(),
                        brief.account().stream().flatMap(AccessDecisions::account),
                        brief.resources().stream().flatMap(AccessDecisions::ownership),
                        brief.resources().stream().flatMap(AccessDecisions::hidden),
                        brief.tenancy().stream().map(AccessDecisions::tenant),
                        brief.resources().stream().flatMap(AccessDecisions::audit))
                .flatMap(decisions -> decisions);
    }

    private static Decision decide(
            String id, String practice, String choice, String why, List<Rejected> rejected, String changes) {
        return new Decision(id, Step.ACCESS, practice, choice, why, rejected, changes);
    }

    private Decision tokens() {
        String theirs = brief.auth()
                .jwt()
                .map(jwt -> "tokens of " + jwt.issuer() + " with roles in " + jwt.roles())
                .orElse(brief.account().isPresent() ? "" : "tokens of ${OIDC_ISSUER} with roles in roles");
        String ours = brief.account().isPresent() ? "our own login's tokens, good for 15 minutes" : "";
        String linked = theirs.isEmpty()
                ? ""
                : " Keys of the provider are fetched when they are needed: while it is away its callers get 503, and all"
                        + " others are served."
                        + (brief.account().isPresent()
                                ? " Its token is an account's when both sides have confirmed the address."
                                : "");
        return decide(
                "tokens",
                "auth-jwt-claims",
                Stream.of(theirs, ours).filter(each -> !each.isEmpty()).collect(Collectors.joining("; and "))
                        + "; signature, issuer, audience and expiry are checked, algorithms are listed",
                "A token is checked without asking anybody; a short life bounds what a stolen one is worth. No cookie carries"
                        + " it, so that no other site can send it along." + linked,
                List.of(
                        new Rejected("a session", "a look-up each request, and a defence against forged ones"),
                        new Rejected("tokens that live for days", "nobody can take them back")),
                "browsers as the only clients: then a session in a cookie, SameSite and with a CSRF token");
    }

    private Decision closed() {
        String open = new Operations(brief)
                .all().stream().filter(Operation::isPublic).map(Operation::line).collect(Collectors.joining(", "));
        return decide(
                "closed-by-default",
                "auth-endpoint-public",
                "everything needs a login but " + (open.isEmpty() ? "health" : open),
                "The list is what the brief says is public; what is added later is closed until somebody says so.",
                List.of(new Rejected("a list of what is closed", "what nobody thinks of is open")),
                "nothing");
    }

    private Stream<Decision> sessions() {
        return brief.auth().login() != Brief.Login.OIDC
                ? Stream.empty()
                : Stream.of(decide(
                        "sessions",
                        "sec-csrf-disabled",
                        "people are signed in at the provider (OpenID Connect, authorization code with PKCE) and have a"
                                + " session in the database, in a cookie that is Secure, HttpOnly and SameSite=Lax; its"
                                + " changes carry a CSRF token; a logout ends it here and at the provider",
                        "No page of the front end ever holds a token that could be read out of it. All nodes find the"
                                + " session, and half an hour without a request ends it. A request with a token or a key of"
                                + " its own cannot be forged, so that programs need no CSRF token.",
                        List.of(
                                new Rejected(
                                        "tokens in the browser's storage", "whatever script gets in takes them away"),
                                new Rejected("sessions in the node's memory", "a restart signs everybody out"),
                                new Rejected(
                                        "SameSite as the only defence", "a page of the same site may still send one")),
                        "a front end with a server of its own: then the session is there, and here are only tokens"));
    }

    private Stream<Decision> keys() {
        return brief.auth().apiKeyRoles().isEmpty()
                ? Stream.empty()
                : Stream.of(decide(
                        "api-keys",
                        "auth-api-key-handling",
                        "keys of 256 random bits for "
                                + String.join(", ", brief.auth().apiKeyRoles())
                                + ", shown once, kept as SHA-256, with a prefix, an end and a last use",
                        "A dump holds no key; the prefix tells in logs whose it is; two may be good at once, so that a change"
                                + " needs no stop. So much randomness needs no slow hash. A command of the service makes and"
                                + " revokes them: who cannot reach the database has no address to try.",
                        List.of(
                                new Rejected(
                                        "argon2id for keys",
                                        "19 MiB each request, against guesses that 256 bits rule out"),
                                new Rejected("the key in the address", "it stays in every log on the way")),
                        "partners who can sign: then mutual TLS or private_key_jwt"));
    }

    private static Stream<Decision> account(Resource account) {
        Decision hash = decide(
                "password-hash",
                "sec-password-hash",
                "argon2id, 19 MiB, 2 passes, 1 lane, set explicitly; bcrypt is verified and upgraded at login",
                "Each guess costs an attacker 19 MiB of memory. No more hashes run at once than there are cores, and only"
                        + " behind the limit.",
                List.of(
                        new Rejected("Spring's ready-made argon2 defaults", "16 MiB, below OWASP's 19"),
                        new Rejected(
                                "bcrypt", "needs no memory, so that graphics cards guess cheaply; cuts at 72 bytes")),
                "a login that takes more than half a second on the smallest node");
        if (account.who("create").stream().noneMatch(Who::isPublic)) {
            return Stream.of(hash);
        }
        return Stream.of(
                hash,
                decide(
                        "registration-answer",
                        "auth-user-enumeration",
                        "202 with the same body and the same work for a new and for a known address; the mail tells",
                        "Otherwise anybody asks for addresses one by one and learns who has an account. An account can do"
                                + " nothing until its mail is confirmed.",
                        List.of(new Rejected("409 for a known address", "it is the answer that the attacker wants")),
                        "an internal service whose accounts everybody knows"),
                decide(
                        "confirmation-token",
                        "auth-reset-token",
                        "256 random bits in the mail, their SHA-256 in the table, good once and for a day; a new one ends the old",
                        "A dump of the table confirms nobody, and a mail found later is worth nothing.",
                        List.of(new Rejected("a signed token without a row", "it cannot be ended")),
                        "nothing"));
    }

    private static Stream<Decision> ownership(Resource resource) {
        String owned = resource.access().entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(Who::isOwner))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return owned.isEmpty()
                ? Stream.empty()
                : Stream.of(decide(
                        "owner:" + resource.name(),
                        "auth-object-not-owned",
                        "whose row it is stands in the WHERE of " + owned + "; another's row is 404",
                        "A check that is part of the query cannot be forgotten on one path, costs no second query, and says"
                                + " nothing about rows that are not the caller's.",
                        List.of(
                                new Rejected("load, then compare, then 403", "403 tells that the id exists"),
                                new Rejected(
                                        "row level security",
                                        "needs a setting on each pooled connection; a later, second wall")),
                        "support staff who must know the difference: they read by role"));
    }

    private static Stream<Decision> hidden(Resource resource) {
        String hidden = resource.fields().stream()
                .filter(field -> field.sensitivity() == Sensitivity.INTERNAL || !field.isShown())
                .map(Field::name)
                .collect(Collectors.joining(", "));
        return hidden.isEmpty()
                ? Stream.empty()
                : Stream.of(decide(
                        "hidden:" + resource.name(),
                        "resp-entity-leak",
                        "answers are records of their own; " + hidden + " in none, or only for roles",
                        "A column that is added later is in no answer until somebody puts it there.",
                        List.of(new Rejected(
                                "@JsonIgnore on the entity", "the next column is open until somebody remembers")),
                        "nothing"));
    }

    private static Decision tenant(String tenancy) {
        return decide(
                "tenant-filter",
                "auth-tenant-filter",
                "the " + Field.snake(tenancy)
                        + " comes from the token, never from the request, and stands in every WHERE",
                "There is no parameter by which another tenant could be named.",
                List.of(new Rejected("a header that names the tenant", "whoever can set a header chooses")),
                "staff who work for several tenants: then a token for each");
    }

    private static Stream<Decision> audit(Resource resource) {
        return resource.audit() == Audit.NONE
                ? Stream.empty()
                : Stream.of(decide(
                        "audit:" + resource.name(),
                        "sec-audit-missing",
                        "each change" + (resource.audit() == Audit.FULL ? " and each reading by staff" : "")
                                + " is a row of audit_events, in the same transaction; a trigger lets nobody change it",
                        "Who, from where, what, before and after; secrets never. Without the row there is no change.",
                        List.of(new Rejected("a line of the log", "logs are lost, sampled and writable")),
                        "an auditor who does not trust the database's owner: then a chain of hashes, kept outside"));
    }
}
