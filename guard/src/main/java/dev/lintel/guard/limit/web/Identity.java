package dev.lintel.guard.limit.web;

import dev.lintel.guard.client.ClientAddress;
import dev.lintel.guard.client.ClientCertificate;
import dev.lintel.limits.policy.Caller;
import dev.lintel.limits.policy.Policy;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        this.own = own.stream()
                .collect(Collectors.toMap(SubjectSource::name, Function.identity(), (first, later) -> first));
    }

    /// Subjects that a policy counts by and that nothing here can tell: such rules would bind nobody.
    public Set<String> unknown(Policy policy) {
        return policy.rules().stream()
                .map(Rule::subject)
                .filter(each -> !KNOWN.contains(each) && !own.containsKey(each.name()))
                .map(Subject::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Caller caller(HttpServletRequest request) {
        return callers.of(request);
    }

    /// Names carry their kind, for a user may be called like an address. Who shows no certificate or no login counts
    /// by address: leaving it out buys nothing.
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
