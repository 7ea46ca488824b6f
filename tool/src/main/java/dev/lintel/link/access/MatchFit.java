package dev.lintel.link.access;

import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.source.Gap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How many of an endpoint's requests a request matcher takes.
record MatchFit(Settings settings, PathFit paths) {
    Fit of(RequestMatch match, Requested requested) {
        return switch (match) {
            case RequestMatch.Any _ -> Fit.ALL;
            case RequestMatch.Path path -> method(path.method(), requested).and(path(path, requested));
            case RequestMatch.Configured configured ->
                method(configured.method(), requested).and(configured(configured, requested));
            case RequestMatch.Handlers handlers ->
                handlers.methods().contains(requested.handler()) ? Fit.ALL : Fit.NONE;
            case RequestMatch.Management management -> management(management, requested);
            case RequestMatch.AnyOf any -> {
                Fit fit = Fit.NONE;
                for (RequestMatch each : any.of()) {
                    fit = fit.or(of(each, requested));
                }
                yield fit;
            }
            case RequestMatch.AllOf all -> {
                Fit fit = Fit.ALL;
                for (RequestMatch each : all.of()) {
                    fit = fit.and(of(each, requested));
                }
                yield fit;
            }
            case RequestMatch.Not not -> of(not.inner(), requested).not();
            case RequestMatch.Unknown _ -> Fit.UNKNOWN;
        };
    }

    private static Fit method(String wanted, Requested requested) {
        if (wanted.equals("*") || wanted.equals(requested.method())) {
            return Fit.ALL;
        }
        return requested.method().equals("*") ? Fit.PART : Fit.NONE;
    }

    private Fit path(RequestMatch.Path path, Requested requested) {
        String pattern = settings.filled(path.pattern());
        return pattern.contains("${") ? Fit.UNKNOWN : paths.of(pattern, path.syntax(), requested.path());
    }

    private Fit configured(RequestMatch.Configured configured, Requested requested) {
        Fit fit = Fit.NONE;
        for (String pattern : settings.list(configured.key())) {
            fit = fit.or(
                    pattern.contains("${") ? Fit.UNKNOWN : paths.of(pattern, configured.syntax(), requested.path()));
        }
        return fit;
    }

    private static Fit management(RequestMatch.Management management, Requested requested) {
        if (requested.exposure() != Endpoint.Exposure.MANAGEMENT) {
            return Fit.NONE;
        }
        return management.ids().isEmpty() || management.ids().stream().anyMatch(id -> hasSegment(requested.path(), id))
                ? Fit.ALL
                : Fit.NONE;
    }

    static boolean hasSegment(String path, String segment) {
        return Paths.split(path).contains(segment);
    }

    /// Why a matcher could not be read, for people.
    static Optional<Gap> reason(RequestMatch match) {
        return switch (match) {
            case RequestMatch.Unknown unknown -> Optional.of(unknown.gap());
            case RequestMatch.AnyOf any ->
                any.of().stream()
                        .map(MatchFit::reason)
                        .flatMap(Optional::stream)
                        .findFirst();
            case RequestMatch.AllOf all ->
                all.of().stream()
                        .map(MatchFit::reason)
                        .flatMap(Optional::stream)
                        .findFirst();
            case RequestMatch.Not not -> reason(not.inner());
            case RequestMatch.Any _,
                    RequestMatch.Path _,
                    RequestMatch.Configured _,
                    RequestMatch.Handlers _,
                    RequestMatch.Management _ -> Optional.empty();
        };
    }

    /// The matcher as a person would name it, and its HTTP method.
    String text(RequestMatch match) {
        return switch (match) {
            case RequestMatch.Any _ -> "any request";
            case RequestMatch.Path path -> path.pattern();
            case RequestMatch.Configured configured -> String.join(", ", settings.list(configured.key()));
            case RequestMatch.Handlers _ -> "annotated handlers";
            case RequestMatch.Management _ -> "management endpoints";
            case RequestMatch.AnyOf any ->
                String.join(", ", any.of().stream().map(this::text).distinct().toList());
            case RequestMatch.AllOf all ->
                String.join(
                        " and ", all.of().stream().map(this::text).distinct().toList());
            case RequestMatch.Not not -> "not " + text(not.inner());
            case RequestMatch.Unknown _ -> "unknown";
        };
    }

    static String method(RequestMatch match) {
        return switch (match) {
            case RequestMatch.Path path -> path.method();
            case RequestMatch.Configured configured -> configured.method();
            case RequestMatch.AnyOf any -> common(any.of());
            case RequestMatch.AllOf all -> common(all.of());
            case RequestMatch.Any _,
                    RequestMatch.Handlers _,
                    RequestMatch.Management _,
                    RequestMatch.Not _,
                    RequestMatch.Unknown _ -> "*";
        };
    }

    private static String common(List<RequestMatch> matches) {
        List<String> methods = matches.stream().map(MatchFit::method).distinct().toList();
        return methods.size() == 1 ? methods.getFirst() : "*";
    }

    /// The path patterns that a matcher names.
    Stream<Fact.RequestMatch.Path> named(RequestMatch match) {
        return switch (match) {
            case RequestMatch.Path path -> Stream.of(path);
            case RequestMatch.Configured configured ->
                settings.list(configured.key()).stream()
                        .map(value -> new RequestMatch.Path(configured.method(), configured.syntax(), value));
            case RequestMatch.AnyOf any -> any.of().stream().flatMap(this::named);
            case RequestMatch.AllOf all -> all.of().stream().flatMap(this::named);
            case RequestMatch.Any _,
                    RequestMatch.Handlers _,
                    RequestMatch.Management _,
                    RequestMatch.Not _,
                    RequestMatch.Unknown _ -> Stream.empty();
        };
    }
}
