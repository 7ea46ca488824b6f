package dev.lintel.agent.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Takes secrets out of what leaves this machine: what stands behind a word for a secret, tokens whose form their
/// providers document, private keys, and passwords in addresses. Rather one word too many than a key.
final class Masking {
    static final String MASK = "[masked]";

    private static final String WORD = "(?i)(?:password|passwd|passphrase|pwd|secret|token|credentials?"
            + "|(?:api|access|private|signing|encryption)[-_.]?key)";
    /// `password: "…"`, also inside another text, where the quotes are escaped.
    private static final Pattern QUOTED =
            Pattern.compile("(" + WORD + "[\\\\\"']*\\s*[:=]\\s*\\\\?[\"'])(?![$#{%])[^\"'\\\\\\n]+");
    /// `password=…`; a call, a field, a parameter of a statement is none.
    private static final Pattern BARE =
            Pattern.compile("(" + WORD + "\\s*[:=]\\s*)[^\\s\"'\\\\,;&(){}?:=$#%<>\\[\\]|]{3,}+(?![(;:])");
    /// `;password=…;` of an address; a statement in code has blanks around the sign.
    private static final Pattern PARTED =
            Pattern.compile("(" + WORD + "=)[^\\s\"'\\\\,;&(){}?:=$#%<>\\[\\]|]{3,}+(?=;)");
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"),
            Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36,}\\b|\\bgithub_pat_\\w{22,}"),
            Pattern.compile("\\bglpat-[\\w-]{20,}"),
            Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10,}\\b"),
            Pattern.compile("\\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}\\b"),
            Pattern.compile("\\bsk-[\\w-]{20,}"),
            Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}"),
            Pattern.compile("\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"),
            Pattern.compile("\\$(?:2[aby]|argon2\\w*)\\$[\\w./$=,+-]{20,}"));
    private static final Pattern ADDRESS = Pattern.compile("(://[^\\s/:@\"']+:)(?![$#{%])[^\\s/@\"']+(?=@)");

    private Masking() {}

    static String text(String raw) {
        String masked = QUOTED.matcher(raw).replaceAll("$1" + MASK);
        masked = BARE.matcher(masked).replaceAll("$1" + MASK);
        masked = PARTED.matcher(masked).replaceAll("$1" + MASK);
        masked = ADDRESS.matcher(masked).replaceAll("$1" + MASK);
        for (Pattern form : FORMS) {
            masked = form.matcher(masked).replaceAll(MASK);
        }
        return masked;
    }

    /// The same structure with every text masked.
    static Object all(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Map<?, ?> map -> {
                Map<Object, Object> masked = new LinkedHashMap<>();
                map.forEach((key, each) -> masked.put(key, all(each)));
                yield masked;
            }
            case List<?> list -> list.stream().map(Masking::all).toList();
            default -> value;
        };
    }
}
