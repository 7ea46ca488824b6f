package dev.lintel.guard.limit.web;

import dev.lintel.guard.client.ClientAddress;
import dev.lintel.guard.client.ClientCertificate;
import dev.lintel.limits.policy.Caller;
import dev.lintel.limits.policy.Policy;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Who is behind a request, in all the senses that rules know.
public final class Identity {
    /// The request attribute under which an authenticated API key's id stands.
    public static final String KEY = "dev.lintel.guard.key";
    /// The request attribute under which the plan of the key stands.
    public static final String PLAN = "dev.lintel.guard.plan";

    private static final Set<Subject> KNOWN =
            Set.of(Subject.ADDRESS, Subject.CERTIFICATE, Subject.USER, Subject.KEY, Subject.EVERYONE);

    private final ClientAddress addresses;
    private final CallerSource callers;
    private final Map<String, SubjectSource> own;

    public Identity(ClientAddress addresses, CallerSource callers, List<SubjectSource> own) {
        this.addresses = addresses;
        this.callers = callers;
        Map<String, SubjectSource> named = new HashMap<>();
        for (SubjectSource each : own) {
            named.putIfAbsent(each.name(), each);
        }
        this.own = Map.copyOf(named);
    }

    /// Subjects that a policy counts by and that nothing here can tell: such rules would bind nobody.
    public Set<String> unknown(Policy policy) {
        Set<String> unknown = new TreeSet<>();
        for (Rule each : policy.rules()) {
            Subject subject = each.subject();
            if (!KNOWN.contains(subject) && !own.containsKey(subject.name())) {
                unknown.add(subject.name());
            }
        }
        return unknown;
    }

    Caller caller(HttpServletRequest request) {
        return callers.of(request);
    }

    /// Names carry their kind, for a user may be called like an address. Who shows no certificate or no login
    /// counts by address: leaving it out buys nothing.
    Optional<String> subject(Subject subject, HttpServletRequest request) {
        if (subject.equals(Subject.ADDRESS)) {
            return Optional.of(address(request));
        } else if (subject.equals(Subject.USER)) {
            Principal user = request.getUserPrincipal();
            return Optional.of(user == null ? address(request) : "user:" + user.getName());
        } else if (subject.equals(Subject.CERTIFICATE)) {
            return Optional.of(ClientCertificate.holder(request)
                    .map(each -> "certificate:" + each)
                    .orElseGet(() -> address(request)));
        } else if (subject.equals(Subject.KEY)) {
            return request.getAttribute(KEY) instanceof String key ? Optional.of("key:" + key) : Optional.empty();
        } else if (subject.equals(Subject.EVERYONE)) {
            return Optional.of("everyone");
        }
        SubjectSource source = own.get(subject.name());
        return source == null ? Optional.empty() : source.of(request).map(each -> subject.name() + ":" + each);
    }

    private String address(HttpServletRequest request) {
        return "address:" + addresses.of(request).subject();
    }
}
