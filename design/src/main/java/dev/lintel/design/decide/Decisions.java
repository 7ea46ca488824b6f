package dev.lintel.design.decide;

import dev.lintel.design.brief.Brief;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that is decided for a brief, in the order of the eight steps. A pure function: the same brief, the same
/// decisions.
public record Decisions(Brief brief) {
    public List<Decision> all() {
        return Stream.of(
                        new UsageDecisions(brief).all(),
                        new SchemaDecisions(brief).all(),
                        new ValidationDecisions(brief).all(),
                        new AccessDecisions(brief).all(),
                        new LogicDecisions(brief).all(),
                        new OutsideDecisions(brief).all(),
                        new ResponseDecisions(brief).all(),
                        new LimitDecisions(brief).all())
                .flatMap(decisions -> decisions)
                .sorted(Comparator.comparing(Decision::step))
                .toList();
    }

    public Optional<Decision> named(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
