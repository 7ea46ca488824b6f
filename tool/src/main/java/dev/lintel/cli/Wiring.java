package dev.lintel.cli;

import dev.lintel.read.Framework;
import dev.lintel.read.Language;
import dev.lintel.read.config.BuildFiles;
import dev.lintel.read.config.ConfigurationFiles;
import dev.lintel.read.config.MainClasses;
import dev.lintel.read.config.PresentSecurity;
import dev.lintel.practice.Practice;
import dev.lintel.review.Parts;
import java.util.List;

/// All parts of this tool, by hand: one line each, in one place.
final class Wiring {
    private Wiring() {}

    static Parts parts() {
        return new Parts(languages(), frameworks(), practices());
    }

    private static List<Language> languages() {
        return List.of();
    }

    private static List<Framework> frameworks() {
        return List.of(new BuildFiles(), new ConfigurationFiles(), new MainClasses(), new PresentSecurity());
    }

    static List<Practice> practices() {
        return List.of();
    }
}
