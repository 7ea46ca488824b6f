package dev.lintel.agent.install;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/// A file that is ours alone, as long as nobody has changed it: its last line holds a sum of what stands above.
record OwnFile(String content) implements Form {
    private static final String MARK = "<!-- lintel: written by `lintel agent install`, ";

    @Override
    public String with(Optional<String> before, Start start) {
        return before.isEmpty() || isAsWritten(before.get()) ? content + mark(content) : before.get();
    }

    @Override
    public Optional<String> without(String before) {
        return isAsWritten(before) ? Optional.empty() : Optional.of(before);
    }

    /// Whether Lintel, be it another version, wrote this text and nobody has changed it.
    static boolean isAsWritten(String text) {
        String plain = text.replace("\r\n", "\n");
        int mark = plain.lastIndexOf(MARK);
        return mark >= 0 && plain.substring(mark).equals(mark(plain.substring(0, mark)));
    }

    private static String mark(String content) {
        CRC32 sum = new CRC32();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return MARK + Long.toHexString(sum.getValue()) + " -->\n";
    }
}
