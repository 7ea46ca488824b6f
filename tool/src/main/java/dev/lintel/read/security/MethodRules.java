package dev.lintel.read.security;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RuleKind;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Access rules that stand as annotations on methods, on their classes, or on what they override: `@PreAuthorize`,
/// `@Secured`, `@RolesAllowed` and its siblings, Quarkus', Micronaut's, Dropwizard's, Shiro's, Sa-Token's and
/// guard's; and what says that a handler is meant to be open. The annotation nearest to the method decides. Guard's
/// `@Owned` at a parameter asks whether the row that the parameter names is the caller's.
public final class MethodRules implements Framework {
    private static final String SPRING = "org.springframework.security.access.";
    private static final String SA_TOKEN = "cn.dev33.satoken.annotation.";
    private static final String SA_IGNORE = SA_TOKEN + "SaIgnore";
    private static final Map<String, RuleKind> KINDS = Map.ofEntries(
            Map.entry(SPRING + "prepost.PreAuthorize", RuleKind.PRE_POST),
            Map.entry(SPRING + "prepost.PostAuthorize", RuleKind.PRE_POST),
            Map.entry(SPRING + "annotation.Secured", RuleKind.SECURED),
            Map.entry("jakarta.annotation.security.RolesAllowed", RuleKind.JSR250),
            Map.entry("jakarta.annotation.security.PermitAll", RuleKind.JSR250),
            Map.entry("jakarta.annotation.security.DenyAll", RuleKind.JSR250),
            Map.entry("javax.annotation.security.RolesAllowed", RuleKind.JSR250),
            Map.entry("javax.annotation.security.PermitAll", RuleKind.JSR250),
            Map.entry("javax.annotation.security.DenyAll", RuleKind.JSR250),
            Map.entry("io.quarkus.security.Authenticated", RuleKind.JSR250),
            Map.entry("io.quarkus.security.PermissionsAllowed", RuleKind.JSR250),
            Map.entry("io.micronaut.security.annotation.Secured", RuleKind.JSR250),
            Map.entry("dev.lintel.guard.PublicEndpoint", RuleKind.MEANT_OPEN),
            Map.entry(SA_IGNORE, RuleKind.MEANT_OPEN),
            Map.entry("dev.lintel.guard.Allowed", RuleKind.LIBRARY),
            Map.entry("org.apache.shiro.authz.annotation.RequiresPermissions", RuleKind.LIBRARY),
            Map.entry("org.apache.shiro.authz.annotation.RequiresRoles", RuleKind.LIBRARY),
            Map.entry("org.apache.shiro.authz.annotation.RequiresAuthentication", RuleKind.LIBRARY),
            Map.entry("org.apache.shiro.authz.annotation.RequiresUser", RuleKind.LIBRARY),
            Map.entry(SA_TOKEN + "SaCheckLogin", RuleKind.LIBRARY),
            Map.entry(SA_TOKEN + "SaCheckSafe", RuleKind.LIBRARY),
            Map.entry(SA_TOKEN + "SaCheckRole", RuleKind.LIBRARY),
            Map.entry(SA_TOKEN + "SaCheckPermission", RuleKind.LIBRARY));

    private static final Set<String> OWNED = Set.of("dev.lintel.guard.Owned");
    /// Dropwizard: who calls, handed in as a parameter; a request without a login is turned away.
    private static final Set<String> CALLER = Set.of("io.dropwizard.auth.Auth");
    /// Dropwizard: puts its filter of credentials before every method that carries one of Jakarta's annotations.
    private static final String BY_ANNOTATION = "io.dropwizard.auth.AuthDynamicFeature";

    /// The attribute of an annotation in the text of another.
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final Map<RuleKind, Set<String>> BY_KIND = byKind();

    private static Map<RuleKind, Set<String>> byKind() {
        Map<RuleKind, Set<String>> names = new EnumMap<>(RuleKind.class);
        KINDS.forEach((name, kind) ->
                names.computeIfAbsent(kind, _ -> new TreeSet<>()).add(name));
        return names;
    }

    @Override
    public String name() {
        return "method security";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Reader reader = new Reader(program);
        return program.types().stream()
                .filter(type -> type.isMain() && type.kind() != TypeDeclaration.Kind.INTERFACE)
                .filter(reader::mentionsAny)
                .flatMap(reader::rules);
    }

    /// Reads the rules of one program.
    private static final class Reader {
        private final Program program;
        private final Annotations annotations;
        private final Hierarchy hierarchy;
        private final Constants constants;
        private final SecurityExpressions expressions;

        Reader(Program program) {
            this.program = program;
            this.annotations = new Annotations(program);
            this.hierarchy = new Hierarchy(program);
            this.constants = new Constants(program);
            this.expressions = new SecurityExpressions(program);
        }

        /// Whether the type or anything above it carries such an annotation at all; most do not.
        boolean mentionsAny(TypeDeclaration type) {
            for (Type.Declared each : program.supertypes(type.name())) {
                Optional<TypeDeclaration> declared = program.type(each.name());
                boolean some = declared.isPresent()
                        && declared.get().origin().isPresent()
                        && (has(declared.get().annotations())
                                || declared.get().methods().stream()
                                        .anyMatch(method -> has(method.annotations())
                                                || at(method, OWNED).isPresent()
                                                || at(method, CALLER).isPresent()));
                if (some) {
                    return true;
                }
            }
            return false;
        }

        private boolean has(List<Annotation> declared) {
            return !declared.isEmpty()
                    && annotations.find(declared, KINDS.keySet()).isPresent();
        }

        Stream<Fact> rules(TypeDeclaration type) {
            List<Fact> rules = new ArrayList<>();
            Set<Object> seen = new HashSet<>();
            for (Hierarchy.Member member : hierarchy.members(type)) {
                if (seen.add(member.method().id())) {
                    MethodId served = new MethodId(
                            type.name(),
                            member.method().name(),
                            member.method().id().parameters());
                    BY_KIND.forEach((kind, names) -> nearest(type, member, names)
                            .filter(found -> !letOff(found, member))
                            .ifPresent(found ->
                                    rules.add(new Fact.MethodRule(served, kind, decision(found), found.at()))));
                    member.all().stream()
                            .flatMap(method -> at(method, OWNED).stream())
                            .findFirst()
                            .ifPresent(found -> rules.add(
                                    new Fact.MethodRule(served, RuleKind.LIBRARY, own("@Owned", found), found.at())));
                    caller(member)
                            .ifPresent(found -> rules.add(
                                    new Fact.MethodRule(served, RuleKind.LIBRARY, authenticated(found), found.at())));
                }
            }
            return rules.stream();
        }

        /// Sa-Token does not look at its other annotations, wherever they stand, where the method says `@SaIgnore`.
        private boolean letOff(Found found, Hierarchy.Member member) {
            return found.type().startsWith(SA_TOKEN)
                    && !found.is(SA_IGNORE)
                    && member.all().stream()
                            .anyMatch(
                                    method -> annotations.on(method, SA_IGNORE).isPresent());
        }

        /// `@Auth User user`; an `Optional` lets callers without a login in.
        private Optional<Found> caller(Hierarchy.Member member) {
            return member.all().stream()
                    .flatMap(method -> method.parameters().stream())
                    .filter(each -> !each.type().is("java.util.Optional"))
                    .flatMap(each -> annotations.find(each.annotations(), CALLER).stream())
                    .findFirst();
        }

        /// On the method or one that it overrides, else on the serving class, else on the declaring one.
        private Optional<Found> nearest(TypeDeclaration type, Hierarchy.Member member, Set<String> names) {
            for (Method method : member.all()) {
                Optional<Found> found = annotations.find(method.annotations(), names);
                if (found.isPresent()) {
                    return found;
                }
            }
            if (names.stream().allMatch(name -> name.startsWith(SPRING))) {
                return inherited(type, names);
            }
            return annotations
                    .find(type.annotations(), names)
                    .or(() -> program.type(member.method().id().owner())
                            .flatMap(owner -> annotations.find(owner.annotations(), names)));
        }

        /// Spring Security takes what stands on a class above the serving one, or on an interface, for its own.
        private Optional<Found> inherited(TypeDeclaration type, Set<String> names) {
            return program.supertypes(type.name()).stream()
                    .flatMap(each -> program.type(each.name()).stream())
                    .flatMap(each -> annotations.find(each.annotations(), names).stream())
                    .findFirst();
        }

        /// `hasRole('{value}')` on an annotation of the project's own, with what is written where it is used
        /// (Spring Security, "Templating meta-annotation expressions"). Empty when some of it is unknown.
        private Optional<String> filled(String template, Annotation written) {
            Matcher places = PLACE.matcher(template);
            StringBuilder text = new StringBuilder();
            while (places.find()) {
                List<String> given = written.value(String.valueOf(places.group(1)))
                        .map(value -> constants.texts(value).values())
                        .orElse(List.of());
                if (given.isEmpty()) {
                    return Optional.empty();
                }
                places.appendReplacement(text, Matcher.quoteReplacement(String.join(", ", given)));
            }
            return Optional.of(places.appendTail(text).toString());
        }

        private Decision decision(Found found) {
            String simple = found.type().substring(found.type().lastIndexOf('.') + 1);
            return switch (simple) {
                case "PreAuthorize", "PostAuthorize" ->
                    found.value("value")
                            .flatMap(constants::text)
                            .flatMap(text -> found.written().type().equals(found.type())
                                    ? Optional.of(text)
                                    : filled(text, found.written()))
                            .map(text -> expressions.of(text, found.at()))
                            .orElseGet(() -> new Decision.Unknown(
                                    new Gap(found.at(), "the expression is not a constant", "access is unknown")));
                case "PermitAll" -> byCredentials() ? authenticated(found) : new Decision.Permit();
                case "PublicEndpoint", "SaIgnore" -> new Decision.Permit();
                case "DenyAll" -> new Decision.Deny();
                case "Allowed" -> own("@Allowed", found);
                case "RequiresAuthentication", "RequiresUser", "SaCheckLogin", "SaCheckSafe", "Authenticated" ->
                    authenticated(found);
                case "RequiresRoles", "RequiresPermissions", "SaCheckRole", "SaCheckPermission" ->
                    isAny(found) ? roles(found) : SecurityExpressions.each(roles(found));
                default -> roles(found);
            };
        }

        private Optional<Found> at(Method method, Set<String> names) {
            return method.parameters().stream()
                    .flatMap(each -> annotations.find(each.annotations(), names).stream())
                    .findFirst();
        }

        /// Whether Dropwizard asks everybody for credentials where one of Jakarta's annotations stands, `@PermitAll`
        /// too.
        private boolean byCredentials() {
            return program.bodiesCalling(Set.of("register"))
                    .flatMap(body -> Walk.all(body.block(), Expression.New.class))
                    .anyMatch(made -> made.type().is(BY_ANNOTATION));
        }

        private static Decision authenticated(Found found) {
            return new Decision.Require(List.of(new Requirement.Authenticated(found.at())));
        }

        private static Decision own(String name, Found found) {
            return new Decision.Require(List.of(new Requirement.Own(name, found.at())));
        }

        /// Shiro and Sa-Token ask for all that is listed unless told otherwise.
        private boolean isAny(Found found) {
            return found.value("logical", "mode")
                    .map(value -> constants.names(value).values().contains("OR"))
                    .orElse(false);
        }

        private Decision roles(Found found) {
            Set<String> roles = new LinkedHashSet<>();
            found.value("value")
                    .ifPresent(value -> constants
                            .texts(value)
                            .values()
                            .forEach(text -> roles.add(Requirement.AnyRole.plain(text))));
            found.value("value").ifPresent(value -> roles.addAll(wellKnown(value)));
            Optional<Decision> said = named(roles, found);
            if (said.isPresent()) {
                return said.get();
            }
            return new Decision.Require(List.of(
                    roles.isEmpty()
                            ? new Requirement.Expression(found.type(), found.at())
                            : new Requirement.AnyRole(roles, found.at())));
        }

        /// Micronaut's constants, whose library need not be there: `SecurityRule.IS_ANONYMOUS`.
        private static Set<String> wellKnown(Expression value) {
            Set<String> names = new LinkedHashSet<>();
            Walk.all(value, Expression.FieldAccess.class)
                    .map(Expression.FieldAccess::name)
                    .forEach(name -> {
                        switch (name) {
                            case "IS_ANONYMOUS" -> names.add("isAnonymous()");
                            case "IS_AUTHENTICATED" -> names.add("isAuthenticated()");
                            case "DENY_ALL" -> names.add("denyAll()");
                            default -> {}
                        }
                    });
            return names;
        }

        /// Names that mean everybody or nobody: Micronaut's `isAnonymous()` and its siblings, and the roles `**` and
        /// `*` (Jakarta Servlet 6.1 §13.8, Quarkus).
        private static Optional<Decision> named(Set<String> roles, Found found) {
            if (roles.contains("isAnonymous()")) {
                return Optional.of(new Decision.Permit());
            }
            if (roles.contains("denyAll()")) {
                return Optional.of(new Decision.Deny());
            }
            boolean anyone = roles.contains("isAuthenticated()") || roles.contains("**") || roles.contains("*");
            return anyone ? Optional.of(authenticated(found)) : Optional.empty();
        }
    }
}
