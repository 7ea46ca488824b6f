package dev.lintel.optimize;

import dev.lintel.cli.Console;
import dev.lintel.cli.Progress;
import dev.lintel.cli.Target;
import dev.lintel.cli.UsageProblem;
import dev.lintel.cli.Wiring;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import java.io.IOException;

/// The sources that ask a database.
final class Sources {
    private Sources() {}

    /// @throws UsageProblem when there is no such folder
    static Reading read(String path, Console console) throws UsageProblem, IOException {
        Target target = Target.of(path);
        try (Progress _ = Progress.start(console, "reading " + target.name())) {
            return Review.read(target.workspace(), Wiring.parts(), target.settings());
        }
    }
}
