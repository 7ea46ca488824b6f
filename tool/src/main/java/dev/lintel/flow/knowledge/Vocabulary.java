package dev.lintel.flow.knowledge;

import java.util.Set;
import java.util.TreeSet;

/// The words that rules may use, so that a slip of the pen is an error and not a rule that never holds.
final class Vocabulary {
    /// What happens at a sink.
    static final Set<String> KINDS = Set.of(
            "sql",
            "jpql",
            "pasted",
            "nosql",
            "ldap",
            "xpath",
            "command",
            "code",
            "template",
            "html",
            "path",
            "url",
            "redirect",
            "header",
            "log",
            "regex",
            "xml",
            "xml-access",
            "deserialize",
            "class",
            "session",
            "mail",
            "cipher",
            "digest",
            "random-use",
            "cookie",
            "secret",
            "lookup",
            "message-template",
            "key",
            "trust");
    /// Where data comes from.
    static final Set<String> LABELS = Set.of(
            "parameter",
            "header",
            "body",
            "cookie",
            "path",
            "upload",
            "media-type",
            "peer",
            "message",
            "stored",
            "archive",
            "weak-random",
            "secret",
            "configuration",
            "principal");
    /// What protects at a sink, beside the kinds' own names (`path`: harmless as a path) and `any`.
    private static final Set<String> CODES = Set.of(
            "any",
            "html-attribute",
            "markup",
            "js",
            "css",
            "url-part",
            "sql-quote",
            "shell",
            "shell-word",
            "sql-list",
            "sql-name",
            "absent",
            "below",
            "beside",
            "path-normal",
            "path-name",
            "under-base",
            "no-parent",
            "relative",
            "rooted",
            "not-two-slashes",
            "host",
            "log-line",
            "json",
            "base64",
            "hash",
            "encrypted",
            "serialized",
            "cut",
            "head",
            "short",
            "ending",
            "lower-case",
            "upper-case");
    static final Set<String> ENCODINGS = encodings();

    private Vocabulary() {}

    private static Set<String> encodings() {
        Set<String> all = new TreeSet<>(CODES);
        all.addAll(KINDS);
        return Set.copyOf(all);
    }

    /// @throws IllegalArgumentException with the words that there are
    static String known(String word, Set<String> words, String what) {
        if (!words.contains(word)) {
            throw new IllegalArgumentException(
                    "no " + what + " '" + word + "'; there are " + String.join(", ", new TreeSet<>(words)));
        }
        return word;
    }
}
