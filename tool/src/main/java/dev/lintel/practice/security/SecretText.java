package dev.lintel.practice.security;

import dev.lintel.graph.Sensitivity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells real secrets from samples: formats that providers document, and how evenly the characters are spread
/// (Shannon entropy, bits per character).
final class SecretText {
    private static final Map<String, Pattern> FORMATS = Map.of(
            "an AWS access key", Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
            "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            "a GitHub token", Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36,}\\b"),
            "a Slack token", Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10,}\\b"),
            "a Stripe key", Pattern.compile("\\b[rs]k_live_[A-Za-z0-9]{16,}\\b"),
            "a Google API key", Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}\\b"));
    private static final List<String> SAMPLES = List.of(
            "changeme",
            "change-me",
            "example",
            "sample",
            "dummy",
            "test",
            "todo",
            "xxx",
            "***",
            "your",
            "<",
            "placeholder",
            "none",
            "null",
            "localhost");
    private static final Pattern LOCAL_PROFILE =
            Pattern.compile("(?i)(^|[^a-z])(test|dev|local|demo|docker|ci|it|h2|sample)([^a-z]|$)");
    /// What such a secret signs or encrypts can be forged by whoever has it, however it looks.
    private static final Pattern SIGNING =
            Pattern.compile("(^|[.-])(jwt|token|sign|signing|hmac|encryption|remember-me)([.-]|$)");
    /// Settings about a secret: where it travels, how long it lives, who gives it out.
    private static final Pattern ABOUT = Pattern.compile(
            "(?i).*(header|head|prefix|suffix|name|type|field|param|parameter|url|uri"
                    + "|path|endpoint|location|expir\\w*|expiration|ttl|timeout|validity|seconds|algorithm|issuer|audience|realm|cookie)");
    private static final Pattern BASIC = Pattern.compile("(?i)basic\\s+([a-z0-9+/]+=*)");
    private static final int SHORT = 8;
    private static final int LONG = 16;
    private static final double EVEN = 3.5;

    private SecretText() {}

    /// Whether a constant that becomes a credential is one, and not the empty text of a test or a placeholder.
    static boolean meantAsSecret(String text) {
        return text.strip().length() >= 3
                && !text.contains("${")
                && SAMPLES.stream().noneMatch(text.toLowerCase(Locale.ROOT)::equals);
    }

    /// What a setting gives away, as a noun; empty when it is a reference, a sample, or meant for local work.
    static Optional<String> inSetting(String key, String value, String profile, String file) {
        if (value.contains("${") || value.contains("@") && value.startsWith("@") || local(profile) || local(file)) {
            return Optional.empty();
        }
        Optional<String> format = FORMATS.entrySet().stream()
                .filter(each -> each.getValue().matcher(value).find())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
        String last = key.substring(key.lastIndexOf('.') + 1);
        Sensitivity named = Sensitivity.of(last);
        boolean secret = (named == Sensitivity.CREDENTIAL || named == Sensitivity.TOKEN)
                && !ABOUT.matcher(last).matches();
        boolean drawn = value.length() >= LONG
                && entropy(value) >= EVEN
                && !value.contains(" ")
                && !value.contains("/")
                && value.chars().anyMatch(Character::isDigit);
        Optional<Login> login = Login.in(value);
        if (secret && login.isPresent()) {
            return login.filter(each -> !each.isSample()).map(_ -> "a name and its password");
        }
        if (format.isEmpty()
                && secret
                && SIGNING.matcher(key).find()
                && value.length() >= SHORT
                && !placeholder(value)) {
            return Optional.of("the key that signs");
        }
        return format.or(() -> secret && drawn && !sample(value) ? Optional.of("a secret") : Optional.empty());
    }

    /// What stands behind `Basic` in a header: a name and its password, encoded and not encrypted (RFC 7617).
    private record Login(String password) {
        static Optional<Login> in(String value) {
            Matcher header = BASIC.matcher(value);
            if (!header.matches()) {
                return Optional.empty();
            }
            try {
                String pair = new String(Base64.getDecoder().decode(header.group(1)), StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                return colon < 0 ? Optional.empty() : Optional.of(new Login(pair.substring(colon + 1)));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        /// The word itself, or one that everybody replaces.
        boolean isSample() {
            return sample(password) || Sensitivity.of(password).secret() || password.length() < 3;
        }
    }

    /// Whether a profile or a file is for tests and for one developer's machine by its name.
    static boolean isForLocalWork(String profile, String file) {
        return local(profile) || local(file);
    }

    private static boolean local(String name) {
        return LOCAL_PROFILE.matcher(name).find();
    }

    private static boolean sample(String value) {
        String plain = value.toLowerCase(Locale.ROOT);
        return SAMPLES.stream().anyMatch(plain::contains);
    }

    private static boolean placeholder(String value) {
        String plain = value.toLowerCase(Locale.ROOT);
        return plain.startsWith("<") || plain.contains("change") || plain.contains("your");
    }

    private static double entropy(String text) {
        Map<Integer, Long> counts =
                text.chars().boxed().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        double bits = 0;
        for (long count : counts.values()) {
            double share = count / (double) text.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
