package dev.lintel.read.security;

import dev.lintel.code.Program;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Files that configure filter chains and are no valid Java. A parser that recovers drops and invents rules: one
/// that is half written would read as "closed" or "open", so nothing of such a file is believed.
record BrokenSources(Map<SourceId, Gap> gaps) {
    private static final List<String> CONFIGURES =
            List.of("SecurityFilterChain", "SecurityWebFilterChain", "WebSecurityConfigurerAdapter");

    static BrokenSources of(Program program, Workspace workspace) {
        Map<SourceId, Gap> found = new TreeMap<>();
        for (Gap gap : program.gaps()) {
            boolean configures = workspace
                    .file(gap.at().file())
                    .filter(file -> file.origin() == Origin.MAIN && configures(file, workspace))
                    .isPresent();
            if (configures) {
                found.putIfAbsent(
                        gap.at().file(),
                        new Gap(
                                gap.at(),
                                "the security configuration in this file could not be read",
                                "who may call what is unknown"));
            }
        }
        return new BrokenSources(found);
    }

    private static boolean configures(SourceFile file, Workspace workspace) {
        try {
            String text = workspace.text(file);
            return CONFIGURES.stream().anyMatch(text::contains);
        } catch (IOException _) {
            return false; // its reader says why
        }
    }

    Optional<Gap> in(SourceId file) {
        return Optional.ofNullable(gaps.get(file));
    }

    Collection<Gap> all() {
        return gaps.values();
    }
}
