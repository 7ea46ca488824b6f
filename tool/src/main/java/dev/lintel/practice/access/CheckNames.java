package dev.lintel.practice.access;

import java.util.List;
import java.util.Locale;

/// What the names of methods say about checks.
final class CheckNames {
    private static final List<String> GUARD_WORDS = List.of(
            "permission",
            "permit",
            "authoriz",
            "authoris",
            "hasaccess",
            "checkaccess",
            "canaccess",
            "accesscontrol",
            "verifyaccess",
            "owner",
            "owned",
            "belongs",
            "canread",
            "canedit",
            "canview",
            "canwrite",
            "candelete",
            "isallowed",
            "checkuser",
            "verifyuser",
            "validateuser",
            "assertuser",
            "isauthor",
            "iscreator",
            "privilege",
            "checkrole",
            "hasrole",
            "isadmin",
            "superadmin",
            "superuser",
            "administrator",
            "isroot",
            "issystem",
            "datascope");
    private static final List<String> VALIDATING = List.of("valid", "check", "verify", "assert", "ensure", "require");

    private CheckNames() {}

    /// Whether it says that it checks who may: `checkPermission`, `isOwner`.
    static boolean asksWhoMay(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        for (String each : GUARD_WORDS) {
            if (plain.contains(each)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it says that what is handed over is refused unless it holds: `validateOrder`, `ensureOpen`.
    static boolean validates(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return VALIDATING.stream().anyMatch(plain::startsWith);
    }
}
