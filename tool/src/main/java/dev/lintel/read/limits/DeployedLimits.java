package dev.lintel.read.limits;

import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Limits in files beside the code: nginx, ingress annotations, Traefik, Kong, Spring Cloud Gateway, Bucket4j's and
/// guard's settings. They are read line by line: which limit is meant is clear from its name, whatever the file's
/// format.
final class DeployedLimits {
    private static final long LARGEST = 1_000_000;
    private static final Map<String, String> YAML = Map.ofEntries(
            Map.entry("nginx.ingress.kubernetes.io/limit-rps:", "ingress annotation limit-rps"),
            Map.entry("nginx.ingress.kubernetes.io/limit-rpm:", "ingress annotation limit-rpm"),
            Map.entry("haproxy.org/rate-limit-requests:", "ingress annotation rate-limit-requests"),
            Map.entry("ratelimit:", "rate limit of the gateway"),
            Map.entry("name: rate-limiting", "Kong rate-limiting"),
            Map.entry("plugin: rate-limiting", "Kong rate-limiting"),
            Map.entry("name: requestratelimiter", "Spring Cloud Gateway RequestRateLimiter"),
            Map.entry("requestratelimiter=", "Spring Cloud Gateway RequestRateLimiter"),
            Map.entry("envoy.filters.http.local_ratelimit", "Envoy local rate limit"),
            Map.entry("envoy.filters.http.ratelimit", "Envoy rate limit"));

    private DeployedLimits() {}

    static Stream<Fact> facts(Workspace workspace) {
        return workspace.files(DeployedLimits::mayLimit).flatMap(file -> read(workspace, file));
    }

    private static boolean mayLimit(SourceFile file) {
        String name = file.id().fileName().toLowerCase(Locale.ROOT);
        boolean wanted = isYaml(name) || isNginx(file) || name.endsWith(".properties");
        return wanted && file.size() <= LARGEST && file.origin() == SourceFile.Origin.MAIN;
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    private static boolean isNginx(SourceFile file) {
        String path = file.id().path().toLowerCase(Locale.ROOT);
        return path.endsWith(".conf") || path.contains("nginx") && path.endsWith(".template");
    }

    private static Stream<Fact> read(Workspace workspace, SourceFile file) {
        try {
            List<String> lines = workspace.text(file).lines().toList();
            return isNginx(file)
                    ? nginx(file, lines)
                    : Stream.concat(settings(file, lines), GuardSettings.facts(file, lines));
        } catch (IOException _) {
            Gap gap =
                    new Gap(Span.ofFile(file.id()), "this file could not be opened", "limits that it sets are unknown");
            return Stream.of(new Fact.Unread(Fact.Layer.OTHER, gap));
        }
    }

    /// `limit_req zone=…` inside a `location` limits that path; a `limit_req_zone` alone limits nothing.
    private static Stream<Fact> nginx(SourceFile file, List<String> lines) {
        List<Fact> facts = new ArrayList<>();
        Optional<String> location = Optional.empty();
        int depth = 0;
        int locationDepth = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = beforeRemark(lines.get(i)).strip();
            if (line.startsWith("location ")) {
                location = Optional.of(line);
                locationDepth = depth;
            }
            if (line.startsWith("limit_req ") || line.startsWith("limit_req\t")) {
                List<String> paths =
                        location.flatMap(DeployedLimits::path).map(List::of).orElse(List.of());
                facts.add(new Fact.Limited(List.of(), paths, "nginx limit_req", Span.line(file.id(), i + 1)));
            }
            depth += count(line, '{') - count(line, '}');
            if (depth <= locationDepth) {
                location = Optional.empty();
                locationDepth = -1;
            }
        }
        return facts.stream();
    }

    /// The prefix of a plain location; of a regular expression the path is not known, and so it limits everything.
    private static Optional<String> path(String location) {
        String[] words = location.replace("{", " ").strip().split("\\s+");
        String last = words[words.length - 1];
        boolean exact = words.length == 3 && words[1].equals("=");
        boolean prefix = words.length == 2 || words.length == 3 && words[1].equals("^~");
        if (exact) {
            return Optional.of(last);
        }
        return prefix && last.startsWith("/")
                ? Optional.of(last.endsWith("/") ? last + "**" : last + "/**")
                : Optional.empty();
    }

    private static Stream<Fact> settings(SourceFile file, List<String> lines) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = beforeRemark(lines.get(i)).strip().toLowerCase(Locale.ROOT);
            Optional<String> by = line.isEmpty() ? Optional.empty() : limit(line);
            if (by.isPresent()) {
                facts.add(new Fact.Limited(List.of(), List.of(), by.get(), Span.line(file.id(), i + 1)));
            }
        }
        return facts.stream();
    }

    private static Optional<String> limit(String line) {
        if (line.startsWith("bucket4j.filters") || line.equals("bucket4j:")) {
            return Optional.of("Bucket4j filter");
        }
        String plain = line.startsWith("- ") ? line.substring(2) : line;
        String unquoted = plain.replace("\"", "").replace("'", "");
        return YAML.entrySet().stream()
                .filter(each -> unquoted.startsWith(each.getKey())
                        || each.getKey().startsWith("envoy.") && unquoted.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst();
    }

    private static String beforeRemark(String line) {
        int hash = line.indexOf('#');
        return hash < 0 ? line : line.substring(0, hash);
    }

    private static int count(String line, char letter) {
        return (int) line.chars().filter(each -> each == letter).count();
    }
}
