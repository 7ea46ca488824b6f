package dev.lintel.design.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The JSON Schema (draft 2020-12) of briefs, for editors: which keys there are and how values are written. Whether a
/// name that a brief refers to is there, the reader alone knows.
public final class BriefSchema {
    private static final String RESOURCE = "/dev/lintel/design/brief-1.json";

    /// The first line of a brief, where the YAML language server of editors looks for its schema.
    public static final String COMMENT = "# yaml-language-server: $schema=https://lintel.dev/schema/brief-1.json\n";

    private BriefSchema() {}

    public static String text() {
        try (InputStream in = Objects.requireNonNull(BriefSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
