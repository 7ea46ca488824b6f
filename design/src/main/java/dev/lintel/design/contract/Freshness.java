package dev.lintel.design.contract;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.brief.Who;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How old the list of a resource may be, and who may keep it.
public record Freshness(Brief brief, Resource resource) {
    /// The shortest time that the brief names; 0 when it names none, so that nobody keeps it.
    public long seconds() {
        LongStream ruled = brief.rules().stream()
                .flatMap(rule -> rule instanceof Rule.Stale(String of, long time) && of.equals(resource.name())
                        ? Stream.of(time)
                        : Stream.<Long>empty())
                .mapToLong(Long::longValue);
        LongStream asked = brief.patterns().stream()
                .filter(each ->
                        each.isList() && !each.stream() && each.resource().equals(resource.name()))
                .mapToLong(AccessPattern::staleSeconds)
                .filter(time -> time > 0);
        return LongStream.concat(ruled, asked).min().orElse(0);
    }

    /// Whether everybody gets the same answer to the same question, wherever it is kept.
    public boolean isForAll() {
        return !resource.isClosed("read")
                && resource.who("read").stream().allMatch(Who::isPublic)
                && resource.tenant().isEmpty()
                && Operations.through(resource).isEmpty();
    }
}
