package dev.lintel.design.brief;

import dev.lintel.design.brief.Brief.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a senior would ask before building this. Silence is answered with an assumption, never with nothing, and the
/// assumption is the one that opens nothing and loses nothing.
record Questions(Brief brief, Set<String> said) {
    private static final int AT_MOST = 7;
    private static final int PAIR_FIELDS = 3;

    /// @param said the top keys that the brief has
    static List<Question> of(Brief brief, Set<String> said) {
        return new Questions(brief, said).all().stream().limit(AT_MOST).toList();
    }

    /// The most consequential first: what would let the wrong people in, what would charge or lose money, what
    /// cannot be built at all, and only then what would be slow.
    List<Question> all() {
        List<Question> open = new ArrayList<>();
        brief.roots()
                .filter(each -> each.access().isEmpty())
                .forEach(each -> open.add(new Question(
                        "resources." + each.name() + ".access",
                        "Who may create, read, change and delete " + each.name() + "?",
                        "nobody: no endpoint is opened that nobody asked for")));
        twoWaysIn(open);
        others(open);
        pairs(open);
        lifeCycles(open);
        totals(open);
        stock(open);
        outside(open);
        personal(open);
        numbers(open);
        return open;
    }

    private void twoWaysIn(List<Question> open) {
        if (brief.auth().jwt().isPresent() && brief.account().isPresent()) {
            open.add(new Question(
                    "auth.jwt",
                    "Who signs people in: " + brief.auth().jwt().get().issuer() + " or the passwords of "
                            + brief.account().get().name() + "?",
                    "both: our login for accounts with a password, the issuer's tokens beside it"));
        }
        brief.account()
                .filter(account -> account.isClosed("create"))
                .ifPresent(account -> open.add(new Question(
                        "resources." + account.name() + ".access.create",
                        "Who opens accounts of " + account.name() + "?",
                        "nobody by a request: rows are brought in beside the service, with a hash of argon2id or"
                                + " bcrypt")));
        brief.callers()
                .filter(Resource::people)
                .ifPresent(people -> open.add(new Question(
                        "resources." + people.name() + ".fields",
                        "Has whoever the provider signs in a row of " + people.name() + " from then on?",
                        "yes: the one with their confirmed address, else a new one with what their token tells")));
        if (brief.auth().jwt().isEmpty()
                && brief.account().isEmpty()
                && brief.auth().apiKeyRoles().isEmpty()) {
            open.add(new Question(
                    "auth.jwt",
                    "Who signs people in?",
                    "an OpenID provider named by the environment, `${OIDC_ISSUER}`, roles in the claim `roles`"));
        }
    }

    private void others(List<Question> open) {
        new NamedRows(brief)
                .ownAlone()
                .forEach(each -> open.add(new Question(
                        "resources." + each.to().name() + ".access.read",
                        "Which " + each.to().name() + " may " + Names.one(each.maker()) + " name as "
                                + each.reference().name() + " of "
                                + Names.one(each.made().name()) + "?",
                        (each.to().isCaller() ? "themselves alone" : "one of their own") + ": "
                                + Names.one(each.maker()) + " reads no other "
                                + each.to().name()
                                + ", and what one may not read is answered as if it were not there")));
    }

    /// What does little but bring two others together.
    private void pairs(List<Question> open) {
        for (Resource each : brief.roots().toList()) {
            List<String> sides = Stream.concat(each.owner().stream(), each.references().stream())
                    .filter(link -> !link.optional())
                    .map(Resource.Reference::name)
                    .toList();
            if (sides.size() == 2
                    && each.fields().stream().noneMatch(Field::unique)
                    && each.fields().size() <= PAIR_FIELDS
                    && !each.isClosed("create")
                    && brief.onesOf(each).isEmpty()) {
                open.add(new Question(
                        "consistency",
                        "May there be several rows of " + each.name() + " for the same " + sides.getFirst() + " and "
                                + sides.getLast() + "?",
                        "yes; else write `one " + each.name() + " per " + sides.getFirst() + " and " + sides.getLast()
                                + "`"
                                + (each.states().isEmpty() ? "" : ", with `unless` and the states that do not count")));
            }
        }
    }

    private void lifeCycles(List<Question> open) {
        for (Resource each : brief.resources()) {
            List<String> unmoved = each.transitions().stream()
                    .filter(transition -> transition.operation().isEmpty()
                            && !transition.from().isEmpty())
                    .map(Resource.Transition::to)
                    .filter(Predicate.not(state -> follows(each, state)))
                    .filter(Predicate.not(state -> isMadeByOutside(each)))
                    .toList();
            if (!unmoved.isEmpty()) {
                open.add(new Question(
                        "resources." + each.name() + ".access",
                        "Who moves " + each.name() + " to " + String.join(", ", unmoved) + "?",
                        "nobody: no request leads there, and nothing else does unless `consistency` says what does,"
                                + " `Order is PAID when Payment is CAPTURED`"));
            }
        }
    }

    private boolean follows(Resource resource, String state) {
        return brief.rules().stream()
                .anyMatch(rule -> rule instanceof Rule.Follows follows
                        && follows.whole().equals(resource.name())
                        && follows.to().equals(state));
    }

    /// A system outside that its creation waits for decides what becomes of it.
    private boolean isMadeByOutside(Resource resource) {
        return brief.externals().stream()
                .anyMatch(each -> each.usedBy().startsWith(resource.name() + ".") && each.kind() == External.Kind.HTTP);
    }

    private void totals(List<Question> open) {
        for (Resource each : brief.resources()) {
            each.fields().stream()
                    .filter(field -> field.origin() instanceof Field.Origin.Computed(var from) && from.isEmpty())
                    .forEach(field -> open.add(new Question(
                            "resources." + each.name() + ".fields." + field.name(),
                            "What is " + field.name() + " of " + each.name() + " computed from?",
                            brief.sumOf(each, field)
                                    .map(sum -> "the sum of "
                                            + sum.money().name()
                                            + sum.times()
                                                    .map(times -> " times " + times.name())
                                                    .orElse("")
                                            + " over its "
                                            + sum.part().name())
                                    .orElse("nothing: no service can be made before the brief says it"))));
        }
    }

    private void stock(List<Question> open) {
        for (Rule rule : brief.rules()) {
            if (rule instanceof Rule.NeverBelow(String resource, String field, long _)) {
                List<Resource> takers = brief.takers(resource);
                if (takers.isEmpty()) {
                    open.add(new Question(
                            "consistency",
                            "What takes from " + field + " of " + resource + "?",
                            "nothing: only parts take, `has: {items: OrderItem 1..100 composed}` where an OrderItem refers to "
                                    + Names.one(resource) + "; what changes the row itself is held to the bounds of "
                                    + field));
                }
                takers.forEach(taker -> open.add(new Question(
                        "consistency",
                        "Does creating " + taker.name() + " take from " + field + " of " + resource + "?",
                        "yes, as many as are ordered; when not enough are left it is refused with 409, and what is cancelled"
                                + " gives them back")));
            }
        }
    }

    private void outside(List<Question> open) {
        boolean mails = brief.externals().stream().anyMatch(each -> each.kind() == External.Kind.SMTP);
        if (brief.account().isPresent() && brief.auth().register() && !mails) {
            open.add(new Question(
                    "external.mail",
                    "What sends the confirmation mails?",
                    "an SMTP server, reached through the outbox"));
        }
        for (External each : brief.externals()) {
            if (each.kind() == External.Kind.HTTP && !each.idempotentByHeader()) {
                open.add(new Question(
                        "external." + each.name() + ".idempotent",
                        "Does " + each.name() + " take a key that makes a repeated call harmless?",
                        "no: an unanswered call is never repeated, a person settles it"));
            }
            if (each.kind() == External.Kind.HTTP && !each.p99Said()) {
                open.add(new Question(
                        "external." + each.name() + ".p99",
                        "How slow can " + each.name() + " be?",
                        "2 s at the 99th percentile"));
            }
        }
    }

    private void personal(List<Question> open) {
        brief.resources().stream()
                .filter(each ->
                        each.retention().isEmpty() && each.fields().stream().anyMatch(Field::isPersonal))
                .forEach(each -> open.add(new Question(
                        "resources." + each.name() + ".retain",
                        "How long is personal data of " + each.name() + " kept?",
                        "until " + (each.isAccount() ? "the account" : "the row") + " is deleted")));
    }

    private static final Map<String, String> SILENT = Map.of(
            "scale", "10k users, 5 % more a month, the busiest minute five times the mean",
            "access_patterns", "lists newest first, of their owner where there is one",
            "limits", "60 requests a minute for strangers, 300 for whoever is known");

    private void numbers(List<Question> open) {
        silent(open, "scale", "How many people use it, and how fast does it grow?");
        silent(open, "access_patterns", "Which requests come most often, and how fast must they be?");
        silent(open, "limits", "How often may whom call?");
        brief.roots()
                .filter(each -> !each.rowsSaid() && !(each.isAccount() && said.contains("scale")))
                .forEach(each -> open.add(new Question(
                        "resources." + each.name() + ".rows",
                        "How many rows of " + each.name() + " are there in the first year?",
                        String.format(Locale.ROOT, "%,d rows", ResourceReader.ROWS_ASSUMED))));
    }

    private void silent(List<Question> open, String key, String asks) {
        if (!said.contains(key)) {
            open.add(new Question(key, asks, SILENT.getOrDefault(key, "")));
        }
    }
}
