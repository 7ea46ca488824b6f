package dev.lintel.link;

import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Beans that exist only on a developer's machine or in a test, `@Profile("test")`: no stranger ever calls them.
record TrialBeans(Map<String, Fact.Bean> byType) {
    private static final Set<String> TRIAL = Set.of(
            "test", "tests", "testing", "integration-test", "e2e", "dev", "development", "local", "demo", "mock");
    private static final String PROFILE = "profile ";

    static TrialBeans of(FactIndex facts) {
        Map<String, Fact.Bean> found = new HashMap<>();
        List<Fact.Bean> beans = facts.of(Fact.Bean.class).toList();
        beans.stream().filter(TrialBeans::onTrial).forEach(bean -> found.put(bean.type(), bean));
        beans.stream().filter(bean -> !onTrial(bean)).forEach(bean -> found.remove(bean.type()));
        return new TrialBeans(Map.copyOf(found));
    }

    private static boolean onTrial(Fact.Bean bean) {
        return bean.condition().startsWith(PROFILE)
                && Stream.of(bean.condition().substring(PROFILE.length()).split(" or "))
                        .allMatch(name -> TRIAL.contains(name.toLowerCase(Locale.ROOT)));
    }

    boolean has(String type) {
        return byType.containsKey(type);
    }

    /// One for each of these classes, so that nobody takes what was left out for safe.
    List<Gap> gaps(Stream<String> types) {
        return types.distinct()
                .sorted()
                .flatMap(type -> Stream.ofNullable(byType.get(type)))
                .map(bean -> new Gap(
                        bean.at(), bean.name() + " exists only in " + bean.condition(), "its endpoints are not judged"))
                .toList();
    }
}
