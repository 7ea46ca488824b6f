package dev.lintel.bench.design;

import dev.lintel.bench.Cold;
import dev.lintel.bench.Place;
import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefProblem;
import dev.lintel.design.brief.BriefReader;
import dev.lintel.design.brief.BriefText;
import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How much of a brief comes back from the service that was made of it.
///
/// Not asked for, since no code carries it: scale, rows, retention, rates, latencies, how stale or available
/// something may be, the names of access patterns, compatibility. Nor what services do not have yet: GraphQL, tokens
/// of another issuer, API keys, events, calls outside (their webhooks are there), mail of accounts that staff make.
/// All else counts, one for each key of the brief; a list's tenant goes without saying.
///
/// @param lost keys that did not come back, with what came instead
/// @param added keys that the brief did not have
record RoundTrip(int kept, int all, List<String> lost, List<String> added) {
    static RoundTrip of(Draft draft) throws IOException, InterruptedException {
        Path bare = Place.cache("design").resolve(draft.folder().getFileName() + "-bare");
        Draft.clear(bare);
        copy(draft.folder(), bare);
        Path found = draft.folder().resolve("found.yaml");
        List<String> command = new ArrayList<>(Place.lintel());
        command.addAll(List.of("design", "--from", bare.toString(), "--output", found.toString()));
        Cold.run(command, draft.folder().resolve("from.log"));
        try {
            return compare(keys(draft.brief()), keys(BriefReader.read(found.toString(), Files.readString(found))));
        } catch (BriefProblem problem) {
            throw new IOException(problem);
        }
    }

    /// The sources alone: neither the brief nor what was written down of it.
    private static void copy(Path from, Path to) throws IOException {
        for (Path part : List.of(Path.of("src"), Path.of("pom.xml"))) {
            try (Stream<Path> files = Files.walk(from.resolve(part))) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    Path copy = to.resolve(from.relativize(each));
                    Files.createDirectories(copy.resolveSibling("."));
                    Files.copy(each, copy);
                }
            }
        }
    }

    private static RoundTrip compare(Map<String, String> asked, Map<String, String> found) {
        List<String> lost = new ArrayList<>();
        asked.forEach((key, value) -> {
            String back = found.get(key);
            if (!value.equals(back)) {
                lost.add(key + ": " + value + (back == null ? "" : ", came back as " + back));
            }
        });
        List<String> added =
                found.keySet().stream().filter(key -> !asked.containsKey(key)).toList();
        return new RoundTrip(asked.size() - lost.size(), asked.size(), lost, added);
    }

    private static Map<String, String> keys(Brief brief) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("service.name", brief.service().name());
        keys.put("service.package", brief.service().packageName());
        keys.put("service.api.rest", brief.service().apiVersion());
        keys.put("auth.register", String.valueOf(brief.auth().register()));
        keys.put("roles", new TreeSet<>(brief.roles()).toString());
        brief.tenancy().ifPresent(each -> keys.put("tenancy", each));
        brief.resources().forEach(each -> resource(each, keys));
        brief.patterns().stream()
                .filter(AccessPattern::isList)
                .forEach(each -> pattern(each, tenantOf(brief, each), keys));
        brief.limits()
                .tiers()
                .forEach((tier, each) -> keys.put(
                        "limits." + tier, each.requests() + " in " + each.perSeconds() + "s, burst " + each.burst()));
        brief.limits().weights().forEach((operation, each) -> keys.put("weight of " + operation, each.toString()));
        boolean letters = brief.auth().register();
        brief.externals().stream()
                .filter(each -> letters || each.kind() != External.Kind.SMTP)
                .forEach(each -> {
                    String key = "external." + each.name();
                    keys.put(key + ".kind", each.kind().name());
                    keys.put(key + ".used_by", each.usedBy());
                    keys.put(key + ".webhooks", String.valueOf(each.signedWebhooks()));
                    keys.put(key + ".delivery", String.valueOf(each.eventually()));
                });
        brief.rules().stream()
                .filter(rule -> !(rule instanceof Rule.Stale || rule instanceof Rule.ReadYourWrites))
                .forEach(rule -> keys.put("consistency: " + rule.text(), ""));
        return keys;
    }

    private static void resource(Resource resource, Map<String, String> keys) {
        String key = resource.name();
        resource.fields().forEach(field -> keys.put(key + "." + field.name(), BriefText.field(field)));
        resource.owner().ifPresent(each -> keys.put(key + ".owner", each.toString()));
        resource.tenant().ifPresent(each -> keys.put(key + ".tenant", each.toString()));
        resource.references().forEach(each -> keys.put(key + ".refs." + each.name(), each.toString()));
        resource.parts().forEach(each -> keys.put(key + ".has." + each.name(), each.toString()));
        resource.states().forEach((state, next) -> keys.put(key + ".states." + state, new TreeSet<>(next).toString()));
        resource.access()
                .forEach((operation, who) -> keys.put(
                        key + ".access." + operation,
                        new TreeSet<>(who.stream().map(each -> each.text()).toList()).toString()));
        keys.put(key + ".audit", resource.audit().name());
    }

    private static String tenantOf(Brief brief, AccessPattern pattern) {
        return brief.resource(pattern.resource())
                .flatMap(Resource::tenant)
                .map(Resource.Reference::name)
                .orElse("");
    }

    private static void pattern(AccessPattern pattern, String tenant, Map<String, String> keys) {
        List<String> by =
                pattern.by().stream().filter(each -> !each.equals(tenant)).toList();
        String key = "list of " + pattern.resource() + " by " + by + (pattern.stream() ? ", streamed" : "");
        keys.put(key + ": where", pattern.where().map(AccessPattern.Where::text).orElse(""));
        keys.put(
                key + ": filter",
                new TreeSet<>(pattern.filters().stream()
                                .map(AccessPattern.Filter::text)
                                .toList())
                        .toString());
        keys.put(
                key + ": sort",
                pattern.sorts().stream().map(AccessPattern.Sort::text).toList().toString());
        keys.put(key + ": range", pattern.range().orElse(""));
        keys.put(key + ": role", pattern.role().orElse(""));
        keys.put(key + ": page", String.valueOf(pattern.page()));
    }
}
