package dev.lintel.graph;

import java.util.Locale;
import java.util.Set;

/// What a column or property holds that its owner would not want to see elsewhere, told by its name: a heuristic,
/// so a finding that rests on it is at most likely.
public enum Sensitivity {
    /// Passwords and their hashes, salts, secret keys.
    CREDENTIAL,
    /// Tokens, one-time codes, API keys, session ids.
    TOKEN,
    /// Card numbers and bank accounts.
    CARD,
    /// What identifies or describes a person.
    PERSONAL,
    /// Who may do what.
    ROLE,
    MONEY,
    NONE;

    private static final Set<String> CREDENTIALS =
            Set.of("password", "passwd", "pwd", "secret", "salt", "passphrase", "privatekey");
    private static final Set<String> TOKENS =
            Set.of("token", "otp", "apikey", "accesskey", "refreshtoken", "sessionid", "totp", "mfasecret");
    private static final Set<String> CARDS =
            Set.of("cardnumber", "iban", "pan", "cvv", "cvc", "accountnumber", "creditcard");
    private static final Set<String> PERSONALS = Set.of(
            "email",
            "phone",
            "mobile",
            "birthday",
            "birthdate",
            "dateofbirth",
            "ssn",
            "address",
            "idcard",
            "passport",
            "taxid",
            "nationalid",
            "firstname",
            "lastname",
            "fullname");
    private static final Set<String> ROLES = Set.of(
            "role", "roles", "isadmin", "admin", "authority", "authorities", "permission", "permissions", "superuser");
    private static final Set<String> MONEYS =
            Set.of("amount", "price", "balance", "total", "cost", "fee", "salary", "discount", "credit");

    /// By the name of a column or property, in any case style.
    public static Sensitivity of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        if (flagged(plain)) {
            return NONE;
        }
        if (contains(plain, CREDENTIALS)) {
            return CREDENTIAL;
        }
        if (contains(plain, TOKENS)) {
            return TOKEN;
        }
        if (CARDS.contains(plain) || plain.endsWith("cardnumber") || plain.endsWith("iban")) {
            return CARD;
        }
        if (contains(plain, PERSONALS)) {
            return PERSONAL;
        }
        if (ROLES.contains(plain)) {
            return ROLE;
        }
        return contains(plain, MONEYS) ? MONEY : NONE;
    }

    /// Whether showing it to anyone but the system is harm by itself.
    public boolean secret() {
        return this == CREDENTIAL || this == TOKEN || this == CARD;
    }

    /// `password_expired_at`, `token_type`, `email_verified` say something about the value, not the value.
    private static boolean flagged(String plain) {
        return plain.endsWith("at") && (plain.endsWith("edat") || plain.endsWith("sat"))
                || plain.endsWith("expired")
                || plain.endsWith("expires")
                || plain.endsWith("expiry")
                || plain.endsWith("enabled")
                || plain.endsWith("type")
                || plain.endsWith("verified")
                || plain.endsWith("count")
                || plain.endsWith("length")
                || plain.endsWith("date") && !plain.endsWith("birthdate")
                || plain.endsWith("time")
                || plain.endsWith("timeout")
                || plain.endsWith("attempts")
                || plain.endsWith("status")
                || plain.endsWith("url")
                || plain.endsWith("id")
                        && !plain.equals("sessionid")
                        && !plain.endsWith("taxid")
                        && !plain.endsWith("nationalid");
    }

    private static boolean contains(String plain, Set<String> words) {
        return words.stream().anyMatch(word -> plain.equals(word) || plain.endsWith(word) || plain.startsWith(word));
    }
}
