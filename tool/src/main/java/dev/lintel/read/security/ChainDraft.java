package dev.lintel.read.security;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What has been said about one filter chain so far. Mutable, and private to one [ChainReading].
final class ChainDraft {
    private static final Set<String> MECHANISMS =
            Set.of("formLogin", "httpBasic", "oauth2ResourceServer", "oauth2Login", "saml2Login", "x509", "rememberMe");

    private final List<Fact.UrlRule> rules = new ArrayList<>();
    private final List<Fact.UrlRule> also = new ArrayList<>();
    private final List<RequestMatch> applies = new ArrayList<>();
    private final Set<String> authorizes = new LinkedHashSet<>();
    private final Set<String> mechanisms = new LinkedHashSet<>();
    private boolean stateless;
    private String csrf = "ON";
    private Optional<Gap> handedAway = Optional.empty();

    /// The chain of an adapter that overrides nothing: every request is authenticated (its documented default).
    static Fact.SecurityChain untouched(TypeDeclaration type, int order, Condition when) {
        Fact.Session session = new Fact.Session(Set.of("formLogin", "httpBasic"), false, "ON");
        return ofOneDecision(type.module(), order, when, login(type.at()), session, type.at());
    }

    /// The chain of code that cannot be read.
    static Fact.SecurityChain unread(String module, int order, Condition when, Span at, Gap gap) {
        Fact.Session session = new Fact.Session(Set.of(), false, "UNKNOWN");
        return ofOneDecision(module, order, when, new Decision.Unknown(gap), session, at);
    }

    private static Fact.SecurityChain ofOneDecision(
            String module, int order, Condition when, Decision decision, Fact.Session session, Span at) {
        return new Fact.SecurityChain(
                module, order, when, new RequestMatch.Any(), List.of(), decision, List.of(), session, at);
    }

    static Decision login(Span at) {
        return new Decision.Require(List.of(new Requirement.Authenticated(at)));
    }

    Fact.SecurityChain chain(String module, int order, Condition when, Span at) {
        RequestMatch scope = applies.isEmpty()
                ? new RequestMatch.Any()
                : applies.size() == 1 ? applies.getFirst() : new RequestMatch.AnyOf(applies);
        return new Fact.SecurityChain(
                module,
                order,
                when,
                scope,
                rules,
                otherwise(),
                also,
                new Fact.Session(mechanisms, stateless, csrf),
                at);
    }

    /// The newer DSLs deny what no rule matches, the older lets it pass; without any authorization nothing is asked.
    private Decision otherwise() {
        boolean strict = authorizes.contains("authorizeHttpRequests") || authorizes.contains("authorizeExchange");
        Decision silent = strict ? new Decision.Deny() : new Decision.Permit();
        return rules.isEmpty() ? handedAway.<Decision>map(Decision.Unknown::new).orElse(silent) : silent;
    }

    void rule(Fact.UrlRule rule) {
        rules.add(rule);
    }

    /// A rule that stands before all others, whenever it is written.
    void firstRule(Fact.UrlRule rule) {
        rules.addFirst(rule);
    }

    void also(Fact.UrlRule rule) {
        also.add(rule);
    }

    void applies(RequestMatch match) {
        applies.add(match);
    }

    void authorizes(String dsl) {
        authorizes.add(dsl);
    }

    /// A call on the builder that may name a way to prove who one is.
    void mechanism(String call) {
        if (MECHANISMS.contains(call)) {
            mechanisms.add(call);
        }
    }

    void stateless() {
        stateless = true;
    }

    void withoutCsrf() {
        csrf = "OFF";
    }

    /// The first place at which the builder left the code that is read.
    void handedAway(Gap gap) {
        handedAway = handedAway.or(() -> Optional.of(gap));
    }
}
