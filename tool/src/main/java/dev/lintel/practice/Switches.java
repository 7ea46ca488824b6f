package dev.lintel.practice;

import dev.lintel.graph.Guard;
import dev.lintel.graph.Guard.Condition;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import java.util.List;
import java.util.Optional;

/// Switches in the configuration, or in a long-lived object that was filled from it, that have to be on before a
/// step is reached: `if (config.isAddressEnabled())`.
public final class Switches {
    private Switches() {}

    /// The name of one that stands around the step.
    public static Optional<String> before(Path path) {
        return path.guards().stream()
                .filter(guard -> guard.how() == Guard.How.ENCLOSING)
                .flatMap(guard -> name(guard.condition()).stream())
                .findFirst();
    }

    private static Optional<String> name(Condition condition) {
        return condition instanceof Condition.Test test && test.test().equals("true")
                ? name(test.value())
                : Optional.empty();
    }

    private static Optional<String> name(List<Source> value) {
        if (value.size() != 1) {
            return Optional.empty();
        }
        return switch (value.getFirst()) {
            case Source.Setting setting -> Optional.of(setting.key());
            case Source.State state -> Optional.of(state.field());
            case Source.Input _,
                    Source.Request _,
                    Source.Principal _,
                    Source.Row _,
                    Source.Answered _,
                    Source.Constant _,
                    Source.Fresh _,
                    Source.Derived _,
                    Source.Made _,
                    Source.Unknown _ -> Optional.empty();
        };
    }
}
