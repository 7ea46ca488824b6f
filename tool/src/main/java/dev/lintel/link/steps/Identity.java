package dev.lintel.link.steps;

import dev.lintel.code.Expression;
import dev.lintel.code.Type;
import dev.lintel.code.value.Accessors;
import dev.lintel.graph.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Library calls and types that give the caller's identity, raw request data, fresh values: the roots that no
/// parameter declares. By documented name, whatever the version's package.
final class Identity {
    private static final Set<String> PRINCIPAL_TYPES = Set.of(
            "java.security.Principal",
            "org.springframework.security.core.Authentication",
            "org.springframework.security.core.userdetails.UserDetails",
            "org.springframework.security.oauth2.jwt.Jwt",
            "org.springframework.security.oauth2.core.user.OAuth2User",
            "org.springframework.security.authentication.UsernamePasswordAuthenticationToken.Principal");
    private static final Map<String, Set<String>> PRINCIPAL_CALLS = Map.ofEntries(
            Map.entry("SecurityContextHolder", Set.of("getContext")),
            Map.entry("ReactiveSecurityContextHolder", Set.of("getContext")),
            Map.entry("HttpServletRequest", Set.of("getUserPrincipal", "getRemoteUser", "getAttribute")),
            Map.entry("ServletRequest", Set.of("getAttribute")),
            Map.entry("SecurityContext", Set.of("getUserPrincipal", "getAuthentication")),
            Map.entry("ServerWebExchange", Set.of("getPrincipal")),
            Map.entry("HttpSession", Set.of("getAttribute")),
            Map.entry(
                    "StpUtil",
                    Set.of("getLoginId", "getLoginIdAsLong", "getLoginIdAsInt", "getLoginIdAsString", "getSession")),
            Map.entry("SecurityUtils", Set.of("getSubject")),
            Map.entry("JsonWebToken", Set.of("getSubject", "getName")),
            Map.entry("SecurityIdentity", Set.of("getPrincipal")));
    private static final Map<String, Set<String>> REQUEST_CALLS = Map.of(
            "HttpServletRequest",
                    Set.of(
                            "getParameter",
                            "getHeader",
                            "getParameterValues",
                            "getParameterMap",
                            "getQueryString",
                            "getInputStream",
                            "getReader",
                            "getCookies",
                            "getRequestURI",
                            "getRequestURL",
                            "getPathInfo",
                            "getPart"),
            "ServletRequest",
                    Set.of("getParameter", "getParameterValues", "getParameterMap", "getInputStream", "getReader"),
            "ServerRequest",
                    Set.of("pathVariable", "queryParam", "queryParams", "bodyToMono", "body", "headers", "param"),
            "WebRequest", Set.of("getParameter", "getHeader"),
            "MultipartHttpServletRequest", Set.of("getFile", "getFiles"));
    private static final Map<String, Set<String>> FRESH_CALLS = Map.of(
            "UUID", Set.of("randomUUID"),
            "Instant", Set.of("now"),
            "LocalDateTime", Set.of("now"),
            "OffsetDateTime", Set.of("now"),
            "ZonedDateTime", Set.of("now"),
            "System", Set.of("currentTimeMillis", "nanoTime"),
            "SecureRandom", Set.of("nextBytes", "nextInt", "nextLong", "ints"),
            "Random", Set.of("nextInt", "nextLong", "nextBytes"),
            "Math", Set.of("random"),
            "ThreadLocalRandom", Set.of("nextInt", "nextLong"));

    private Identity() {}

    static boolean isPrincipal(Type type) {
        return PRINCIPAL_TYPES.contains(type.erasure());
    }

    /// Whether reading this property of such an object gives the caller: `userPrincipal` of a request.
    static boolean givesCaller(Type type, String property) {
        return contains(PRINCIPAL_CALLS, simple(type.erasure()), "get" + Accessors.capitalised(property));
    }

    /// The root that a library call stands for by its documentation.
    static Optional<Value.Root> of(Expression.Call call) {
        String owner = simple(ownerOf(call));
        if (contains(PRINCIPAL_CALLS, owner, call.name())) {
            return Optional.of(new Value.Root.Principal());
        }
        if (contains(REQUEST_CALLS, owner, call.name())) {
            return Optional.of(new Value.Root.Request(call.name(), ""));
        }
        if (contains(FRESH_CALLS, owner, call.name())) {
            return Optional.of(new Value.Root.Fresh(owner + "." + call.name()));
        }
        return heldByThread(call) ? Optional.of(new Value.Root.Principal()) : Optional.empty();
    }

    /// `CURRENT_USER.get()` of a `ThreadLocal`: the usual home of the caller's identity, told by the holder's name.
    private static boolean heldByThread(Expression.Call call) {
        Expression receiver = call.receiver().orElse(null);
        if (!call.name().equals("get") || !(receiver instanceof Expression.FieldAccess field)) {
            return false;
        }
        String type = field.type().erasure();
        if (!type.startsWith("java.lang.ThreadLocal")
                && !type.startsWith("java.lang.InheritableThreadLocal")
                && !type.endsWith("TransmittableThreadLocal")) {
            return false;
        }
        String holder = (simple(field.owner()) + " " + field.name()).toLowerCase(Locale.ROOT);
        return holder.contains("user")
                || holder.contains("login")
                || holder.contains("principal")
                || holder.contains("tenant")
                || holder.contains("account")
                || holder.contains("member");
    }

    private static String ownerOf(Expression.Call call) {
        String owner = call.callee().owner();
        return owner.isEmpty()
                ? call.receiver().map(each -> each.type().erasure()).orElse("")
                : owner;
    }

    private static boolean contains(Map<String, Set<String>> table, String owner, String name) {
        return table.getOrDefault(owner, Set.of()).contains(name);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
