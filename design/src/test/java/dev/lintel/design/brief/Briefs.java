package dev.lintel.design.brief;

import dev.lintel.design.pattern.Patterns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Briefs for tests.
public final class Briefs {
    public static final List<String> PATTERNS = Patterns.names();

    private Briefs() {}

    /// The shop with every key that a brief can have.
    public static String shopText() {
        return text("/dev/lintel/design/shop.yaml");
    }

    public static Brief shop() {
        return brief(shopText());
    }

    public static Brief pattern(String name) {
        return brief(text("/dev/lintel/design/patterns/" + name + ".yaml"));
    }

    public static Brief brief(String text) {
        try {
            return BriefReader.read("brief.yaml", text);
        } catch (BriefProblem problem) {
            throw new AssertionError(problem.getMessage(), problem);
        }
    }

    public static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(Briefs.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
