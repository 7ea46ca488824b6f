package dev.lintel.read.security;

import dev.lintel.code.Field;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact.Decision;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads the security expressions that people write (`hasRole('A') and @perm.check(#id)`); Spring Security
/// reference, "Expressing Authorization with SpEL". Anything beyond them is kept as an expression, as written.
final class SecurityExpressions {
    private final Program program;
    private final Constants constants;

    SecurityExpressions(Program program) {
        this.program = program;
        this.constants = new Constants(program);
    }

    Decision of(String text, Span at) {
        List<String> parts = split(text, "and", "&&");
        if (parts.size() > 1) {
            return all(parts, at);
        }
        List<String> choices = split(text, "or", "||");
        return choices.size() > 1 ? any(choices, text, at) : single(text.strip(), at);
    }

    private Decision all(List<String> parts, Span at) {
        return allOf(parts.stream().map(part -> of(part, at)).toList());
    }

    /// Everything must hold.
    static Decision allOf(List<Decision> parts) {
        List<Requirement> requirements = new ArrayList<>();
        for (Decision part : parts) {
            switch (part) {
                case Decision.Deny deny -> {
                    return deny;
                }
                case Decision.Require require -> requirements.addAll(require.all());
                case Decision.FromData data -> {
                    return data;
                }
                case Decision.Permit _, Decision.Unknown _ -> {}
            }
        }
        return requirements.isEmpty() ? new Decision.Permit() : new Decision.Require(requirements);
    }

    private Decision any(List<String> choices, String text, Span at) {
        return anyOf(choices.stream().map(choice -> of(choice, at)).toList(), text, at);
    }

    /// One of several is enough: roles join into one set, a free choice makes all free.
    static Decision anyOf(List<Decision> choices, String text, Span at) {
        Set<String> roles = new LinkedHashSet<>();
        boolean onlyRoles = true;
        for (Decision decision : choices) {
            if (decision instanceof Decision.Permit) {
                return decision;
            }
            if (decision instanceof Decision.Require(List<Requirement> all)
                    && all.size() == 1
                    && all.getFirst() instanceof Requirement.AnyRole role) {
                roles.addAll(role.roles());
            } else if (!(decision instanceof Decision.Deny)) {
                onlyRoles = false;
            }
        }
        return new Decision.Require(List.of(
                onlyRoles && !roles.isEmpty()
                        ? new Requirement.AnyRole(roles, at)
                        : new Requirement.Expression(text.strip(), at)));
    }

    /// Where every one of the named roles is needed.
    static Decision each(Decision any) {
        if (!(any instanceof Decision.Require(List<Requirement> all))) {
            return any;
        }
        List<Requirement> apart = new ArrayList<>();
        for (Requirement requirement : all) {
            if (requirement instanceof Requirement.AnyRole role) {
                role.roles().forEach(name -> apart.add(new Requirement.AnyRole(Set.of(name), role.at())));
            } else {
                apart.add(requirement);
            }
        }
        return new Decision.Require(apart);
    }

    private Decision single(String text, Span at) {
        if (text.startsWith("(") && text.endsWith(")") && closing(text, 0) == text.length() - 1) {
            return of(text.substring(1, text.length() - 1), at);
        }
        String plain = text.replace(" ", "");
        return switch (plain) {
            case "permitAll", "permitAll()", "true", "isAnonymous()" -> new Decision.Permit();
            case "denyAll", "denyAll()", "false" -> new Decision.Deny();
            case "isAuthenticated()", "isFullyAuthenticated()", "isRememberMe()", "authenticated" ->
                new Decision.Require(List.of(new Requirement.Authenticated(at)));
            default -> new Decision.Require(List.of(call(text, at)));
        };
    }

    private Requirement call(String text, Span at) {
        int open = text.indexOf('(');
        String name = open < 0 ? text : text.substring(0, open).strip();
        boolean whole = open > 0 && closing(text, open) == text.length() - 1;
        if (whole && name.matches("has(Any)?(Role|Authority|Roles|Authorities|Scope)")) {
            Set<String> roles = new LinkedHashSet<>();
            boolean known = true;
            for (String argument : text.substring(open + 1, text.length() - 1).split(",")) {
                Optional<String> value = value(argument.strip());
                known &= value.isPresent();
                value.ifPresent(each -> roles.add(Requirement.AnyRole.plain(each)));
            }
            if (known) {
                return new Requirement.AnyRole(roles, at);
            }
        }
        return whole && name.startsWith("@") ? new Requirement.Own(text, at) : new Requirement.Expression(text, at);
    }

    /// `'ADMIN'`, `@roles.ADMIN` of a bean's constant field, `T(com.acme.Roles).ADMIN`.
    private Optional<String> value(String argument) {
        if (argument.length() >= 2
                && (argument.startsWith("'") && argument.endsWith("'")
                        || argument.startsWith("\"") && argument.endsWith("\""))) {
            return Optional.of(argument.substring(1, argument.length() - 1));
        }
        int dot = argument.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String field = argument.substring(dot + 1);
        String holder = argument.substring(0, dot);
        if (holder.startsWith("T(") && holder.endsWith(")")) {
            return program.type(holder.substring(2, holder.length() - 1)).flatMap(type -> constant(type, field));
        }
        if (!holder.startsWith("@")) {
            return Optional.empty();
        }
        String bean = holder.substring(1).toLowerCase(Locale.ROOT);
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .filter(type -> type.simpleName().toLowerCase(Locale.ROOT).equals(bean))
                .findFirst()
                .flatMap(type -> constant(type, field));
    }

    private Optional<String> constant(TypeDeclaration type, String name) {
        Optional<Field> field = type.field(name);
        return field.flatMap(program::initialiser).flatMap(constants::text);
    }

    /// Splits at a word or sign that stands outside of parentheses and quotes.
    private static List<String> split(String text, String word, String sign) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (quoted || depth > 0) {
                continue;
            }
            int length = text.startsWith(sign, i) ? sign.length() : isWord(text, i, word) ? word.length() : 0;
            if (length > 0) {
                parts.add(text.substring(start, i));
                start = i + length;
                i = start - 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static boolean isWord(String text, int at, String word) {
        return text.regionMatches(true, at, word, 0, word.length())
                && at > 0
                && Character.isWhitespace(text.charAt(at - 1))
                && at + word.length() < text.length()
                && Character.isWhitespace(text.charAt(at + word.length()));
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
