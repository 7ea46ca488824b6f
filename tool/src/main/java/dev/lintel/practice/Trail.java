package dev.lintel.practice;

import dev.lintel.finding.Evidence;
import dev.lintel.finding.Evidence.Link;
import dev.lintel.graph.Path;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;

/// The chain of evidence while it is being told: from the request along the calls to the damage.
public final class Trail {
    private static final int MOST_CALLS = 3;
    private final List<Link> links = new ArrayList<>();

    private Trail() {}

    public static Trail start(Span at, String says) {
        return new Trail().then(at, says);
    }

    /// The entry and the calls down to the operation where the path's step is; of many calls the first and the
    /// last are told.
    public static Trail to(Path path) {
        Trail trail = start(path.from().at(), path.from().label() + " arrives here");
        trail.calls(path.via());
        return trail;
    }

    /// The same with a loop on the way told where it stands among the calls.
    public static Trail through(Path.Loop loop, String says, Path path) {
        Trail trail = start(path.from().at(), path.from().label() + " arrives here");
        trail.calls(path.via().subList(0, loop.depth()));
        trail.then(loop.at(), says);
        trail.calls(path.via().subList(loop.depth(), path.via().size()));
        return trail;
    }

    private void calls(List<Step.Call> calls) {
        for (int i = 0; i < calls.size(); i++) {
            boolean told = calls.size() <= MOST_CALLS || i == 0 || i >= calls.size() - 2;
            if (told && !calls.get(i).targets().isEmpty()) {
                then(
                        calls.get(i).at(),
                        "calls " + calls.get(i).targets().getFirst().shortName());
            }
        }
    }

    /// One more place; a place that was just told is not told again.
    public Trail then(Span at, String says) {
        if (links.isEmpty() || !links.getLast().at().equals(at)) {
            links.add(new Link(at, says));
        }
        return this;
    }

    /// The evidence, with the last place told as the guilty one.
    public Evidence guiltyLast() {
        return new Evidence(links.getLast().at(), links);
    }

    public Evidence guilty(Span place) {
        return new Evidence(place, links);
    }
}
