package dev.lintel.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The words in which projects and libraries say "who calls": `SecurityUtils.getUserId()`,
/// `context.authenticatedUser()`. A heuristic for functions whose code is not at hand.
public final class CallerNames {
    private static final List<String> NAMES = List.of(
            "currentuser",
            "loginuser",
            "authenticateduser",
            "loggedinuser",
            "currentmember",
            "currentcustomer",
            "currentaccount",
            "loginid",
            "currentlogin",
            "currentprincipal",
            "loginmember",
            "currenttenant",
            "currentperson",
            "getuserprincipal",
            "whoami");
    private static final List<String> GETTERS =
            List.of("userid", "username", "getuser", "getaccount", "gettenant", "getmember", "logincheck", "logininfo");
    private static final List<String> OWNERS =
            List.of("context", "security", "session", "auth", "login", "subject", "jwt", "token", "identity", "sso");

    /// How the last words of headers read in which a request says who sends it.
    private static final Set<String> HEADERS = Set.of(
            "user",
            "userid",
            "username",
            "userno",
            "member",
            "memberid",
            "customer",
            "customerid",
            "account",
            "accountid",
            "login",
            "loginid",
            "principal",
            "role",
            "roles",
            "uid");

    private CallerNames() {}

    /// Whether a header or cookie of this name says who sends the request: `X-User-Id`, `x-auth-username`, `uid`.
    public static boolean isIdentityHeader(String name) {
        List<String> words = new ArrayList<>(List.of(name.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT)
                .split("[-_.]")));
        words.remove("x");
        if (words.isEmpty()) {
            return false;
        }
        String last = words.getLast();
        String two = words.size() < 2 ? last : words.get(words.size() - 2) + last;
        return HEADERS.contains(two) || HEADERS.contains(last) && !last.equals("uid");
    }

    /// @param written the function as [Source.Derived] names it, `Owner.name` or a name alone
    public static boolean isCaller(String written) {
        String function = written.toLowerCase(Locale.ROOT);
        int dot = function.lastIndexOf('.');
        String owner = dot < 0 ? "" : function.substring(0, dot);
        String name = function.substring(dot + 1);
        return NAMES.stream().anyMatch(name::contains)
                || OWNERS.stream().anyMatch(owner::contains) && GETTERS.stream().anyMatch(name::contains);
    }
}
