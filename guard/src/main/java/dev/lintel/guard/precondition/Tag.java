package dev.lintel.guard.precondition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A strong entity tag in two parts: which version of which row, and in which form for whom. A write is held against
/// the first part only, for it does not matter in which form its author read the row; a read against both, so that a
/// tag of another form or another caller never says "not modified".
///
/// @param version of the row
/// @param form of the answer
record Tag(String version, String form) {
    private static final int BYTES = 12;

    static Tag of(List<String> version, List<String> form) {
        return new Tag(digest(version), digest(form));
    }

    /// The field of an answer that is known by its content only: its type and its bytes.
    static String ofContent(@Nullable String type, byte[] content) {
        MessageDigest digest = sha();
        add(digest, String.valueOf(type).getBytes(StandardCharsets.UTF_8));
        add(digest, content);
        return "\"" + text(digest) + "\"";
    }

    /// Nobody learns from it how often a row was changed.
    private static String digest(List<String> parts) {
        MessageDigest digest = sha();
        parts.forEach(each -> add(digest, each.getBytes(StandardCharsets.UTF_8)));
        return text(digest);
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static String text(MessageDigest digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    String field() {
        return "\"" + version + "." + form + "\"";
    }

    /// `If-None-Match`: weak comparison, whatever form of it.
    boolean isAmong(List<String> fields) {
        return isAmong(field(), fields);
    }

    static boolean isAmong(String tag, List<String> fields) {
        return tags(fields).stream()
                .anyMatch(each -> each.equals("*") || tag.equals(each.startsWith("W/") ? each.substring(2) : each));
    }

    /// `If-Match`: strong comparison, a weak tag never matches.
    boolean isVersionOf(List<String> fields) {
        return tags(fields).stream()
                .anyMatch(each -> each.equals("*") || each.startsWith("\"" + version + ".") && each.endsWith("\""));
    }

    /// Tags may hold commas inside their quotes.
    static List<String> tags(List<String> fields) {
        List<String> tags = new ArrayList<>();
        for (String field : fields) {
            boolean quoted = false;
            int start = 0;
            for (int i = 0; i <= field.length(); i++) {
                if (i == field.length() || field.charAt(i) == ',' && !quoted) {
                    tags.add(field.substring(start, i).strip());
                    start = i + 1;
                } else if (field.charAt(i) == '"') {
                    quoted = !quoted;
                }
            }
        }
        return tags;
    }
}
