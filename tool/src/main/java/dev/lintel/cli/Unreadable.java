package dev.lintel.cli;

import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Controls.Reading;
import java.util.Optional;

/// A layer without which a verdict would be empty talk: nothing of it could be read although it is there.
final class Unreadable {
    private Unreadable() {}

    static Optional<String> in(Backend backend) {
        String name = backend.application().name();
        boolean noAccess = !backend.endpoints().isEmpty()
                && backend.endpoints().stream().allMatch(each -> each.access() instanceof Access.Unknown);
        if (backend.controls().security() == Reading.PARTLY && noAccess) {
            return Optional.of(name + ": the security configuration could not be read; nothing is known about access");
        }
        if (backend.controls().migrations() == Reading.PARTLY
                && backend.schema().tables().isEmpty()) {
            return Optional.of(name + ": the migrations could not be read; nothing is known about tables");
        }
        return Optional.empty();
    }
}
