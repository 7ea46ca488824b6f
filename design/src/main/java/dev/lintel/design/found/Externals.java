package dev.lintel.design.found;

import dev.lintel.design.brief.External;
import dev.lintel.graph.Client;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Systems outside: called on the way of an operation or by a job from a table that the operation writes, or those
/// that call a webhook.
///
/// @param doors the operations of things
record Externals(Paths paths, List<Door> doors, Notes notes) {
    private static final Pattern HOOK = Pattern.compile(".*/webhooks?/([^/{}]+)");
    private static final int USUAL_MILLIS = 2000;

    List<External> all() {
        Map<String, External> all = new LinkedHashMap<>();
        for (Door door : doors) {
            door.creation().ifPresent(operation -> {
                paths.remotes(door.endpoint()).forEach(path -> add(all, path, operation, false));
                jobsAfter(door.endpoint()).forEach(path -> add(all, path, operation, true));
            });
        }
        paths.backend()
                .endpoints()
                .forEach(endpoint -> called(endpoint)
                        .flatMap(name -> told(endpoint).map(thing -> webhook(name, thing)))
                        .ifPresent(external -> {
                            notes.read("external." + external.name(), endpoint.at());
                            all.put(external.name(), external);
                        }));
        return List.copyOf(all.values());
    }

    /// `psp` of `/v1/webhooks/psp`.
    private static Optional<String> called(Endpoint endpoint) {
        Matcher hook = HOOK.matcher(endpoint.route().path());
        return hook.matches() ? Optional.of(field(hook.group(1))).filter(name -> !name.isEmpty()) : Optional.empty();
    }

    /// The thing whose rows a webhook moves.
    private Optional<Thing> told(Endpoint endpoint) {
        Set<String> written = new LinkedHashSet<>();
        paths.queries(endpoint)
                .map(path -> ((Step.Run) path.step()).query().shape())
                .forEach(shape -> {
                    if (shape.kind() == Shape.Kind.UPDATE) {
                        shape.mainTable().ifPresent(written::add);
                    }
                });
        // what it moves first: others follow
        return written.stream()
                .flatMap(table -> doors.stream()
                        .map(Door::thing)
                        .filter(thing -> table.equals(thing.table().name())))
                .findFirst();
    }

    private static External webhook(String name, Thing thing) {
        return new External(
                name,
                External.Kind.HTTP,
                thing.name() + ".create",
                USUAL_MILLIS,
                false,
                OptionalDouble.empty(),
                false,
                true,
                false);
    }

    private List<Path> jobsAfter(Endpoint endpoint) {
        Set<String> written = tables(endpoint, true);
        List<Path> calls = new ArrayList<>();
        for (Entry entry : paths.backend().entries()) {
            if (entry instanceof Entry.Schedule && tables(entry, false).stream().anyMatch(written::contains)) {
                paths.remotes(entry).forEach(calls::add);
            }
        }
        return calls;
    }

    private Set<String> tables(Entry entry, boolean inserted) {
        Set<String> tables = new LinkedHashSet<>();
        paths.queries(entry)
                .map(path -> ((Step.Run) path.step()).query().shape())
                .forEach(shape -> {
                    if (!inserted || shape.kind() == Shape.Kind.INSERT) {
                        shape.mainTable().ifPresent(tables::add);
                    }
                });
        return tables;
    }

    private void add(Map<String, External> all, Path path, String operation, boolean eventually) {
        Client client = ((Step.Remote) path.step()).client();
        boolean mail = client.kind() == Client.Kind.MAIL;
        String name = mail ? "mail" : field(client.name());
        if (name.isEmpty() || all.containsKey(name)) {
            return;
        }
        notes.read("external." + name, path.at());
        all.put(
                name,
                new External(
                        name,
                        mail ? External.Kind.SMTP : External.Kind.HTTP,
                        operation,
                        USUAL_MILLIS,
                        false,
                        OptionalDouble.empty(),
                        false,
                        false,
                        eventually));
    }

    static String field(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9]", "").replaceFirst("(?<=.)Client$", "");
        return plain.isEmpty() || !Character.isLetter(plain.charAt(0))
                ? ""
                : plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
    }
}
