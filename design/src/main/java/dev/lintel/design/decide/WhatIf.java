package dev.lintel.design.decide;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The same brief with other numbers: `rate=10x`, `rows=10x`.
public record WhatIf(boolean rates, double factor) {
    private static final Pattern SAID = Pattern.compile("(rate|rows)=(\\d+(?:\\.\\d+)?)x");

    public static Optional<WhatIf> of(String said) {
        Matcher matcher = SAID.matcher(said);
        return matcher.matches()
                ? Optional.of(new WhatIf(matcher.group(1).equals("rate"), Double.parseDouble(matcher.group(2))))
                : Optional.empty();
    }

    /// A decision before and after; one of the two is absent when it is new or falls away.
    public record Change(Optional<Decision> before, Optional<Decision> after) {}

    public List<Change> changes(Brief brief) {
        Map<String, Decision> after = new LinkedHashMap<>();
        new Decisions(applied(brief)).all().forEach(each -> after.put(each.id(), each));
        List<Change> changes = new ArrayList<>();
        for (Decision before : new Decisions(brief).all()) {
            Optional<Decision> now = Optional.ofNullable(after.remove(before.id()));
            if (now.isEmpty() || !now.get().equals(before)) {
                changes.add(new Change(Optional.of(before), now));
            }
        }
        after.values().forEach(each -> changes.add(new Change(Optional.empty(), Optional.of(each))));
        return changes;
    }

    private Brief applied(Brief brief) {
        return new Brief(
                brief.service(),
                brief.scale(),
                brief.auth(),
                brief.roles(),
                brief.tenancy(),
                brief.resources().stream().map(this::resource).toList(),
                brief.patterns().stream().map(this::pattern).toList(),
                brief.limits(),
                brief.externals(),
                brief.events(),
                brief.rules(),
                brief.compatibility(),
                brief.questions());
    }

    private Resource resource(Resource each) {
        return rates ? each : each.withRows((long) (each.rows() * factor));
    }

    private AccessPattern pattern(AccessPattern each) {
        return rates ? each.withRate(each.perSecond() * factor) : each;
    }
}
