package dev.lintel.link.guards;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import dev.lintel.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Learns which of the things that run before handlers are access guards: those whose code refuses callers because
/// of who they are ([Refusal]). One that only looks at the caller, to write a log or to remember who he is, is
/// none.
public final class OwnGuards {
    private static final Set<String> ENTRY_METHODS = Set.of(
            "preHandle",
            "doFilter",
            "doFilterInternal",
            "filter",
            "around",
            "before",
            "invoke",
            "intercept",
            "doIntercept");
    private static final List<String> HARMLESS = List.of(
            "org.springframework.web.",
            "org.springframework.boot.",
            "org.springframework.data.",
            "org.springframework.orm.",
            "org.springframework.cloud.",
            "io.micrometer.",
            "org.apache.catalina.",
            "jakarta.",
            "javax.",
            "com.alibaba.druid.",
            "com.codahale.metrics.",
            "com.google.inject.servlet.",
            "com.sun.jersey.",
            "org.eclipse.jetty.servlets.",
            "org.glassfish.jersey.",
            "brave.",
            "io.opentelemetry.",
            "com.github.xiaoymin.",
            "org.apache.struts2.",
            "org.apache.wicket.",
            "org.apache.logging.log4j.",
            "org.apache.shiro.web.servlet.",
            "ch.qos.logback.",
            "com.opensymphony.",
            "org.sitemesh.",
            "com.planetj.",
            "com.thetransactioncompany.cors.",
            "com.vaadin.",
            "net.bull.javamelody.",
            "org.ocpsoft.rewrite.",
            "org.owasp.csrfguard.",
            "org.tuckey.web.filters.");
    private static final int DEEPEST = 2;

    private final Program program;
    private final Set<Span> passed;
    private final Map<String, Optional<OwnGuard>> known = new HashMap<>();
    private final Map<Asked, Optional<Span>> asked = new HashMap<>();
    private final Map<String, Set<String>> looks = new HashMap<>();
    private final Set<String> provers = new HashSet<>();
    private final Map<Asked, Boolean> rights = new HashMap<>();
    private final Constants constants;

    /// One guard before handlers that carry the same of the annotations that it looks at.
    private record Asked(String type, Carried handler) {}

    public OwnGuards(Program program) {
        this(program, Set.of());
    }

    /// @param passed calls that answer a refusal, after which the request is handed on all the same
    public OwnGuards(Program program, Set<Span> passed) {
        this.program = program;
        this.constants = new Constants(program);
        this.passed = Set.copyOf(passed);
    }

    /// Whether it proves who calls without turning anybody away itself: handlers may then refuse those who are
    /// nobody.
    public boolean provesOnly(Fact.Before before) {
        of(before);
        return provers.contains(before.type());
    }

    /// What is known of one thing that runs before handlers; empty when it is no access guard.
    public Optional<OwnGuard> of(Fact.Before before) {
        return known.computeIfAbsent(before.type(), _ -> learn(before));
    }

    /// The same for one handler: a guard that looks at annotations of the target may turn callers away from some
    /// handlers only, those with `@LoginRequired` or those without `@PassToken`.
    ///
    /// @param bean the class that serves the handler
    public Optional<OwnGuard> of(Fact.Before before, MethodId handler, String bean) {
        Optional<OwnGuard> guard = of(before);
        Set<String> reads = looks.getOrDefault(before.type(), Set.of());
        if (reads.isEmpty()) {
            return guard;
        }
        Carried carried = Carried.of(handler, bean, reads, program);
        return refusal(before, carried)
                .map(at -> new OwnGuard(before.type(), reads, asked(before, carried, handler, bean, at), at));
    }

    /// What it asks of the callers of one handler: what an annotation says that the handler carries, else what it asks
    /// of those that carry none.
    private Requirement asked(Fact.Before before, Carried carried, MethodId handler, String bean, Span at) {
        Optional<Annotation> says = Stream.concat(
                        program.method(handler).stream().flatMap(each -> each.annotations().stream()),
                        Stream.of(bean, handler.owner())
                                .flatMap(each -> program.type(each).stream())
                                .flatMap(each -> each.annotations().stream()))
                .filter(each -> carried.onMethod().contains(each.type())
                        || carried.onClass().contains(each.type()))
                .filter(each -> program.type(each.type()).filter(Mentions::says).isPresent())
                .findFirst();
        if (says.isEmpty()) {
            return demand(before, carried, at);
        }
        Set<String> roles = NamedRoles.of(entries(before), says.get(), program, constants);
        return roles.isEmpty()
                ? new Requirement.Own("@" + says.get().simpleName(), says.get().at())
                : new Requirement.AnyRole(roles, says.get().at());
    }

    private Requirement demand(Fact.Before before, Carried carried, Span at) {
        boolean aspect = before.kind() == Endpoint.Stage.Kind.ASPECT;
        String name = before.type().substring(before.type().lastIndexOf('.') + 1);
        boolean more = IdentityWords.speaksOfRights(name)
                || rights.computeIfAbsent(
                        new Asked(before.type(), carried),
                        _ -> AskedRights.in(entries(before), program, aspect, carried));
        return more ? new Requirement.Own(name, at) : new Requirement.Authenticated(at);
    }

    /// What a guard makes of one path.
    ///
    /// @param refuses whether it turns callers away from it
    /// @param named where the code names the path as one that it lets through
    /// @param unread a condition on the path that decides and could not be read
    public record OnPath(boolean refuses, Optional<Span> named, Optional<Span> unread) {}

    /// Whether a guard stands before a path: a filter may let some paths through and refuse the rest.
    public OnPath on(RequestPath path, Fact.Before before, MethodId handler, String bean) {
        Set<String> reads = looks.getOrDefault(before.type(), Set.of());
        Carried carried = reads.isEmpty() ? Carried.UNKNOWN : Carried.of(handler, bean, reads, program);
        PathQuestion yes = new PathQuestion(path, true);
        boolean ifYes = refusesOn(yes, before, carried);
        boolean matters =
                yes.unread().isPresent() && ifYes != refusesOn(new PathQuestion(path, false), before, carried);
        return matters
                ? new OnPath(false, Optional.empty(), yes.unread())
                : new OnPath(ifYes, yes.named(), Optional.empty());
    }

    private boolean refusesOn(PathQuestion path, Fact.Before before, Carried handler) {
        Optional<Method> skips = inherited(before.type()).stream()
                .filter(method -> method.name().equals("shouldNotFilter") && method.hasBody())
                .findFirst();
        if (skips.flatMap(method -> program.body(method.id()))
                .filter(path::skips)
                .isPresent()) {
            return false;
        }
        boolean aspect = before.kind() == Endpoint.Stage.Kind.ASPECT;
        return entries(before).stream()
                .anyMatch(entry -> Refusal.in(entry, program, aspect, handler, Optional.of(path), passed)
                        .isPresent());
    }

    /// The annotation that takes a guard off a handler, which would stand behind it otherwise.
    public Optional<Annotation> takesOff(Fact.Before before, MethodId handler, String bean) {
        Set<String> reads = looks.getOrDefault(before.type(), Set.of());
        if (reads.isEmpty()
                || of(before, handler, bean).isPresent()
                || refusal(before, Carried.NOTHING).isEmpty()) {
            return Optional.empty();
        }
        return Stream.concat(
                        program.method(handler).stream().flatMap(each -> each.annotations().stream()),
                        program.type(bean).stream().flatMap(each -> each.annotations().stream()))
                .filter(annotation -> reads.contains(annotation.type()))
                .findFirst();
    }

    /// Whether it comes from a library that is not known to leave access alone, so that it may be a guard.
    public boolean cannotBeRead(Fact.Before before) {
        boolean own =
                program.type(before.type()).flatMap(TypeDeclaration::origin).isPresent();
        return !own && HARMLESS.stream().noneMatch(before.type()::startsWith);
    }

    /// Where a filter that was tied to handlers refuses requests on a condition that could not be read, or where it
    /// leaves the question to code that is not here. What is refused for the form of a request alone is no question
    /// about callers.
    public Optional<Span> unread(Fact.Before before) {
        List<MethodId> filtering = entries(before).stream()
                .filter(method -> ENTRY_METHODS.contains(method.name()))
                .toList();
        return filtering.isEmpty()
                ? Optional.of(before.at())
                : filtering.stream()
                        .flatMap(entry -> new UnreadRefusals(program).in(entry).stream())
                        .findFirst();
    }

    /// An annotation of the same library on the handler, which that library's interceptor looks for; one that
    /// switches something off says nothing for sure.
    public Optional<Annotation> annotationOf(Fact.Before library, MethodId handler) {
        String family = family(library.type());
        return program.method(handler).stream()
                .flatMap(each -> each.annotations().stream())
                .filter(annotation -> family(annotation.type()).equals(family) && !switchedOff(annotation))
                .findFirst();
    }

    /// An annotation of the same library on the handler that takes the guard off it: `@Sso(login = false)`.
    public Optional<Annotation> releaseOf(Fact.Before library, MethodId handler) {
        String family = family(library.type());
        return program.method(handler).stream()
                .flatMap(each -> each.annotations().stream())
                .filter(annotation -> family(annotation.type()).equals(family))
                .filter(annotation -> annotation.values().entrySet().stream()
                        .anyMatch(value -> speaksOfIdentity(value.getKey()) && isFalse(value.getValue())))
                .findFirst();
    }

    private static boolean speaksOfIdentity(String attribute) {
        return IdentityWords.speaksOfIdentity(attribute, false)
                || attribute.equals("required")
                || attribute.equals("check");
    }

    private static boolean isFalse(Expression value) {
        return value instanceof Expression.Literal literal && Boolean.FALSE.equals(literal.value());
    }

    /// The first two parts of a package name: whose library it is.
    private static String family(String type) {
        String[] parts = type.split("\\.", 4);
        return parts.length < 3 ? type : parts[0] + "." + parts[1];
    }

    /// Whether the handler carries an annotation that this guard reads, with an attribute set to `false`.
    public Optional<Annotation> exemption(OwnGuard guard, MethodId handler) {
        Optional<Method> method = program.method(handler);
        return method.stream()
                .flatMap(each -> each.annotations().stream())
                .filter(annotation -> guard.reads().contains(annotation.type()))
                .filter(OwnGuards::switchedOff)
                .findFirst();
    }

    private static boolean switchedOff(Annotation annotation) {
        return annotation.values().values().stream().anyMatch(OwnGuards::isFalse);
    }

    /// Its own methods and those that it inherits from the target's code.
    private List<Method> inherited(String type) {
        return program.supertypes(type).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .filter(each -> each.origin().isPresent())
                .flatMap(each -> each.methods().stream())
                .toList();
    }

    private Optional<OwnGuard> learn(Fact.Before before) {
        Optional<TypeDeclaration> type = program.type(before.type()).filter(TypeDeclaration::isMain);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        boolean aspect = before.kind() == Endpoint.Stage.Kind.ASPECT;
        Optional<Span> refusal = look(before, Carried.UNKNOWN);
        Mentions mentions = new Mentions(program, aspect);
        entries(before).forEach(entry -> mentions.look(entry, DEEPEST));
        looks.put(before.type(), mentions.reads());
        if (refusal.isEmpty() && mentions.identity() && !aspect) {
            provers.add(before.type());
        }
        return refusal.map(
                at -> new OwnGuard(before.type(), mentions.reads(), demand(before, Carried.UNKNOWN, at), at));
    }

    private Optional<Span> refusal(Fact.Before before, Carried handler) {
        return asked.computeIfAbsent(new Asked(before.type(), handler), _ -> look(before, handler));
    }

    private Optional<Span> look(Fact.Before before, Carried handler) {
        boolean aspect = before.kind() == Endpoint.Stage.Kind.ASPECT;
        return entries(before).stream()
                .flatMap(entry -> Refusal.in(entry, program, aspect, handler, Optional.empty(), passed).stream())
                .findFirst();
    }

    private List<MethodId> entries(Fact.Before before) {
        return inherited(before.type()).stream()
                .filter(method -> method.hasBody()
                        && (ENTRY_METHODS.contains(method.name())
                                || !before.methods().isEmpty()))
                .map(Method::id)
                .toList();
    }
}
