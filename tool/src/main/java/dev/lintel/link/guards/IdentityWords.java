package dev.lintel.link.guards;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What names in guards say: that a value is about who calls, that a question is asked the other way round, that an
/// exception is for those who are nobody. Names only point at conditions; what follows from one is read from the
/// code.
final class IdentityWords {
    private static final List<String> IDENTITY = List.of(
            "login",
            "token",
            "auth",
            "permission",
            "session",
            "principal",
            "credential",
            "currentuser",
            "getuser",
            "getsubject",
            "sso",
            "jwt",
            "apikey",
            "signature");
    /// Such a question is true of nobody: `isExpired(token)`, `isNotLogin()`.
    private static final List<String> DENIES = List.of(
            "not",
            "empty",
            "blank",
            "null",
            "expired",
            "invalid",
            "illegal",
            "missing",
            "anonymous",
            "denied",
            "forbidden",
            "absent");
    /// Whether something has to be asked at all, or whether it was asked too often, is no question about the
    /// caller.
    private static final List<String> BESIDE = List.of(
            "need",
            "require",
            "should",
            "enable",
            "ignore",
            "exclude",
            "skip",
            "white",
            "lock",
            "acquire",
            "ifabsent",
            "limit",
            "repeat",
            "idempot",
            "annotationpresent");
    private static final List<String> PROVES =
            List.of("parse", "verify", "validate", "check", "authenticate", "decode", "authorize");
    private static final List<String> NOBODY = List.of(
            "unauthor", "notlogin", "nologin", "loginrequired", "authentication", "credential", "unlogin", "notauth");
    private static final List<String> MAY_NOT =
            List.of("forbidden", "accessdenied", "permissiondenied", "nopermission", "notpermitted");
    private static final List<String> WHO = List.of("user", "member", "admin", "account", "customer", "uid");
    private static final List<String> CODES =
            List.of("captcha", "kaptcha", "code", "otp", "csrf", "state", "nonce", "cart", "error");
    private static final List<String> REFUSALS =
            List.of("unauthor", "forbid", "notlogin", "nologin", "denied", "fail", "error", "redirect");
    /// What is asked beyond who somebody is: by role, by right, by whose it is, by what was agreed with a machine.
    private static final List<String> RIGHTS = List.of(
            "role",
            "permi",
            "authorit",
            "privilege",
            "admin",
            "staff",
            "scope",
            "allow",
            "access",
            "acl",
            "menu",
            "owner",
            "tenant",
            "grant",
            "white",
            "signature",
            "apikey");
    /// They speak of a token, or of pages of other origins.
    private static final List<String> NO_RIGHTS =
            List.of("accesstoken", "access_token", "access-token", "access-control");
    private static final Set<String> PRESENCE = Set.of(
            "isnotblank", "isnotempty", "isnoneblank", "isnoneempty", "nonnull", "isnotnull", "notblank", "notempty");

    private IdentityWords() {}

    /// @param aspect the signature that an aspect speaks of is the method's that it stands before
    static boolean speaksOfIdentity(String name, boolean aspect) {
        String plain = name.toLowerCase(Locale.ROOT);
        return IDENTITY.stream()
                .filter(word -> !aspect || !word.equals("signature"))
                .anyMatch(plain::contains);
    }

    /// That something other than a login may decide.
    static boolean speaksOfRights(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return NO_RIGHTS.stream().noneMatch(plain::contains) && RIGHTS.stream().anyMatch(plain::contains);
    }

    /// The name under which a session keeps who is logged in, not what he was sent to prove it.
    static boolean namesWhoCalls(String attribute) {
        String plain = attribute.toLowerCase(Locale.ROOT);
        return CODES.stream().noneMatch(plain::contains)
                && (WHO.stream().anyMatch(plain::contains) || speaksOfIdentity(plain, false));
    }

    /// A status, an error or a method that makes one.
    static boolean isRefusal(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return REFUSALS.stream().anyMatch(plain::contains);
    }

    static boolean isTrueOfNobody(String predicate) {
        String plain = predicate.toLowerCase(Locale.ROOT);
        return !PRESENCE.contains(plain) && DENIES.stream().anyMatch(plain::contains);
    }

    static boolean isBesideThePoint(String predicate) {
        String plain = predicate.toLowerCase(Locale.ROOT);
        return BESIDE.stream().anyMatch(plain::contains);
    }

    /// A call that fails unless the caller proves who he is.
    static boolean proves(String method) {
        String plain = method.toLowerCase(Locale.ROOT);
        return PROVES.stream().anyMatch(plain::startsWith);
    }

    /// An exception that is for callers who are nobody, or who have no right to what they ask for (401, 403).
    static boolean isForWhoMayNot(String exception) {
        String plain = exception.substring(exception.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return isForNobody(exception) || MAY_NOT.stream().anyMatch(plain::contains);
    }

    /// An exception that is for what is not there.
    static boolean isForNothing(String exception) {
        String plain = exception.substring(exception.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !isForNobody(exception) && (plain.contains("notfound") || plain.contains("nosuch"));
    }

    /// An exception that is for callers who are nobody.
    static boolean isForNobody(String exception) {
        String plain = exception.substring(exception.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return NOBODY.stream().anyMatch(plain::contains);
    }
}
