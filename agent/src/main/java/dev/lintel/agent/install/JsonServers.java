package dev.lintel.agent.install;

import dev.lintel.agent.install.JsonText.Child;
import dev.lintel.agent.install.JsonText.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An object of servers by name, in JSON.
///
/// @param field the object's name
/// @param typed whether each server says `"type": "stdio"`
record JsonServers(String field, boolean typed) implements Form {
    private static final String NAME = "lintel";

    @Override
    public String with(Optional<String> before, Start start) throws Unmergeable {
        ObjectNode server = server(start);
        ObjectNode servers = JsonNodeFactory.instance.objectNode().set(NAME, server);
        if (before.isEmpty() || before.get().isBlank()) {
            return JsonEdit.fresh(before, JsonNodeFactory.instance.objectNode().set(field, servers));
        }
        JsonText json = JsonText.read(before.get());
        Optional<Group> known = json.object(json.root(), field);
        if (known.isEmpty()) {
            return new JsonEdit(json).put(json.root(), field, servers);
        }
        Optional<Child> ours = known.get().child(NAME);
        return ours.isPresent() ? renewed(json, ours.get(), server) : new JsonEdit(json).put(known.get(), NAME, server);
    }

    private ObjectNode server(Start start) {
        ObjectNode server = JsonNodeFactory.instance.objectNode();
        if (typed) {
            server.put("type", "stdio");
        }
        server.put("command", start.command());
        start.arguments().forEach(server.putArray("args")::add);
        return server;
    }

    /// What somebody has added to it, as its environment, stays; one that is reached by an address is left alone.
    private static String renewed(JsonText json, Child ours, ObjectNode server) {
        JsonNode known = json.value(ours.value());
        if (Stream.of("url", "httpUrl", "serverUrl").anyMatch(known::has)) {
            return json.text();
        }
        JsonEdit edit = new JsonEdit(json);
        if (!(ours.value() instanceof Group group) || !known.has("command") || !known.has("args")) {
            return edit.replace(Map.of(ours.value(), server));
        }
        return edit.replace(Stream.of("command", "args")
                .collect(
                        Collectors.toMap(each -> group.child(each).orElseThrow().value(), server::get)));
    }

    @Override
    public Optional<String> without(String before) throws Unmergeable {
        if (before.isBlank()) {
            return Optional.of(before);
        }
        JsonText json = JsonText.read(before);
        Optional<Group> servers = json.object(json.root(), field);
        Optional<Child> ours = servers.flatMap(group -> group.child(NAME));
        return ours.isEmpty()
                ? Optional.of(before)
                : new JsonEdit(json).remove(List.of(json.root(), servers.get()), ours.get());
    }
}
