package dev.lintel.graph;

import dev.lintel.graph.Access.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Roles of those who run the whole installation, told by their words: `ROLE_ADMIN`, `SYS_OWNER`,
/// `SYSTEM_SETTING:READ`, `@permissions.isSuperAdmin()`. They set up what it connects to and which files it keeps, so
/// that some of what would be an attack by anybody else is their work. Administrators of a part, a tenant or a project,
/// are not meant: they stand beside others of their kind.
public final class OperatorRoles {
    private static final Set<String> OPERATORS = Set.of(
            "admin", "administrator", "administrators", "superadmin", "sysadmin", "superuser", "root", "sys", "system");
    private static final Set<String> PARTS = Set.of(
            "tenant",
            "organization",
            "organisation",
            "org",
            "project",
            "group",
            "team",
            "company",
            "customer",
            "workspace",
            "space",
            "department",
            "dept",
            "shop",
            "store",
            "app");

    /// `@permissions.isSuperAdmin()`
    private static final Pattern QUESTION = Pattern.compile("@?\\w+\\.(\\w+)\\(\\)");

    private OperatorRoles() {}

    /// Whether one of these is asked, and whoever meets it runs the whole installation.
    static boolean askedBy(List<Requirement> requirements) {
        return requirements.stream().anyMatch(each -> switch (each) {
            case Requirement.AnyRole any ->
                !any.roles().isEmpty() && any.roles().stream().allMatch(OperatorRoles::isOne);
            case Requirement.Own own -> isAsked(own.name());
            case Requirement.Expression expression -> isAsked(expression.text());
            case Requirement.Authenticated _ -> false;
        });
    }

    /// One question of the project's own and nothing beside it. What is handed to it, a project, would make it one
    /// about a part.
    private static boolean isAsked(String expression) {
        Matcher question = QUESTION.matcher(expression);
        return question.matches() && isOne(question.group(1));
    }

    /// Whether this is such a role.
    public static boolean isOne(String role) {
        List<String> words = words(role);
        return words.stream().anyMatch(OPERATORS::contains) && words.stream().noneMatch(PARTS::contains);
    }

    /// The words that a role is called by, in small letters: `sys` and `admin` of `SYS_ADMIN`.
    public static List<String> words(String role) {
        return Arrays.stream(role.replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
