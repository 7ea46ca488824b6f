package dev.lintel.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Names findings so that they survive moved lines: practice, file and root, and an ordinal among equals. No
/// line, no text of the finding: wording may improve without waking a baseline. What is said of the whole
/// application is not another finding when it is shown at another file.
public final class Fingerprints {
    private static final int BYTES = 8;

    private Fingerprints() {}

    /// @param findings in a stable order, which decides the ordinals
    public static List<Reported> name(List<Finding> findings) {
        Map<String, Integer> seen = new HashMap<>();
        List<Reported> named = new ArrayList<>();
        for (Finding finding : findings) {
            String where =
                    finding.isOfAll() ? finding.subject() : finding.at().file().path();
            String what = finding.practice() + "\n" + where + "\n" + finding.root();
            int ordinal = seen.merge(what, 1, Integer::sum);
            named.add(new Reported(finding, hash(what + "\n" + ordinal), List.of()));
        }
        return List.copyOf(named);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
