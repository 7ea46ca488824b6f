package dev.lintel.graph;

import java.util.List;
import java.util.Locale;

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

    private CallerNames() {}

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
