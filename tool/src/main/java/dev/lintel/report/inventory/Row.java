package dev.lintel.report.inventory;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One entry of an application.
///
/// @param kind what sort of entry it is
/// @param access empty for listeners and schedules: nobody calls them
/// @param reads tables that are only read
/// @param writes tables that are written
/// @param calls systems outside that it waits for
public record Row(
        String application,
        String entry,
        Kind kind,
        Optional<Access> access,
        String handler,
        List<String> reads,
        List<String> writes,
        List<String> calls,
        Span at) {
    public Row {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
        calls = List.copyOf(calls);
    }

    /// The sorts of entries, as `docs/schema/map-1.json` names them.
    public enum Kind {
        ENDPOINT,
        /// An endpoint of the framework's own: actuator, consoles, documentation.
        MANAGEMENT,
        LISTENER,
        SCHEDULE;

        static Kind of(Entry entry) {
            return switch (entry) {
                case Endpoint endpoint -> endpoint.exposure() == Endpoint.Exposure.API ? ENDPOINT : MANAGEMENT;
                case Entry.Listener _ -> LISTENER;
                case Entry.Schedule _ -> SCHEDULE;
            };
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is known of whether somebody may.
    public enum May {
        YES,
        NO,
        /// It is decided from data, by an expression, or could not be read.
        PERHAPS
    }

    /// All entries of a backend, in its order.
    public static List<Row> of(Backend backend) {
        return of(backend.paths());
    }

    /// The same for who has walked its ways already.
    public static List<Row> of(Paths paths) {
        Backend backend = paths.backend();
        List<Row> rows = new ArrayList<>();
        for (Entry entry : backend.entries()) {
            rows.add(row(backend, entry, paths));
        }
        return List.copyOf(rows);
    }

    private static Row row(Backend backend, Entry entry, Paths paths) {
        TreeSet<String> calls = new TreeSet<>();
        paths.remotes(entry)
                .forEach(path -> calls.add(((Step.Remote) path.step()).client().name()));
        Set<String> writes = paths.traffic().written(entry);
        List<String> reads = paths.traffic().read(entry).stream()
                .filter(table -> !writes.contains(table))
                .toList();
        Optional<Access> access =
                entry instanceof Endpoint endpoint ? Optional.of(endpoint.access()) : Optional.empty();
        return new Row(
                backend.application().name(),
                entry.label(),
                Kind.of(entry),
                access,
                entry.handler().shortName(),
                reads,
                List.copyOf(writes),
                List.copyOf(calls),
                entry.at());
    }

    public boolean touches(String table) {
        return reads.contains(table) || writes.contains(table);
    }

    /// @param role a role as the code writes it, with or without `ROLE_`; `public` for somebody without a login
    public May may(String role) {
        return access.map(each -> may(each, role)).orElse(May.NO);
    }

    private static May may(Access access, String role) {
        boolean anonymous = role.equals("public");
        return switch (access) {
            case Access.Public _ -> May.YES;
            case Access.Denied _ -> May.NO;
            case Access.Unknown _ -> May.PERHAPS;
            case Access.FromData data -> anonymous && data.authenticated() ? May.NO : May.PERHAPS;
            case Access.Restricted restricted ->
                anonymous ? May.NO : all(restricted.requirements(), Requirement.AnyRole.plain(role));
        };
    }

    private static May all(List<Requirement> requirements, String role) {
        May result = May.YES;
        for (Requirement requirement : requirements) {
            May one = switch (requirement) {
                case Requirement.Authenticated _ -> May.YES;
                case Requirement.AnyRole any ->
                    any.roles().stream().map(Requirement.AnyRole::plain).anyMatch(role::equals) ? May.YES : May.NO;
                case Requirement.Expression _, Requirement.Own _ -> May.PERHAPS;
            };
            if (one == May.NO) {
                return May.NO;
            }
            result = one == May.PERHAPS ? one : result;
        }
        return result;
    }

    /// For people: `public`, `role ADMIN`, `-` for what nobody calls.
    public String accessLabel() {
        return access.map(Access::label).orElse("-");
    }
}
