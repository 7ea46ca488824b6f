package dev.lintel.design.brief;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// To whom rows can belong. A row belongs to whoever asks for it, so that its owner has to be a row of those who ask:
/// the account that somebody logs in with or, where a provider signs people in, the row that is made when one of them
/// first comes.
record OwnedRows(Brief brief) {
    /// @param resources the nodes of the brief, by their names
    void refuse(Map<String, Node> resources, Yaml yaml, Problems problems) {
        for (Resource each : brief.resources()) {
            Map<String, Node> keys = yaml.keys(resources.get(each.name()), Section.RESOURCE);
            each.owner()
                    .flatMap(owner -> brief.resource(owner.to()))
                    .filter(to -> !to.isCaller())
                    .ifPresent(to -> problems.at(at(keys, "owner"), nobody(each, to)));
            if (each.people()) {
                untold(each, yaml.named(keys.get("fields")), problems);
                Map<String, Node> references = yaml.named(keys.get("refs"));
                each.references().stream()
                        .filter(link -> !link.optional())
                        .forEach(link -> problems.at(
                                at(references, link.name()),
                                made(each) + "tells no " + link.to() + "; write `" + link.to() + "?`"));
            }
        }
    }

    private String nobody(Resource owned, Resource to) {
        String link = owned.owner().orElseThrow().name();
        return "rows belong to whoever asks for them, and nobody asks as " + Names.one(to.name()) + "; write "
                + brief.callers()
                        .map(who ->
                                "`owner: " + link + " -> " + who.name() + "`, and refer to " + to.name() + " by `refs`")
                        .orElse("`email: email unique` among the fields of " + to.name()
                                + ", by which whoever the provider signs in has a row there");
    }

    private static void untold(Resource people, Map<String, Node> fields, Problems problems) {
        for (Field field : people.fields()) {
            boolean address = people.email().equals(Optional.of(field));
            if (address && (!field.unique() || field.encrypted() || field.optional())) {
                problems.at(
                        at(fields, field.name()),
                        "whoever the provider signs in is found by " + field.name() + "; write `" + field.name()
                                + ": email unique`");
            } else if (!address
                    && needed(field)
                    && (field.encrypted() || field.claim().isEmpty())) {
                problems.at(
                        at(fields, field.name()),
                        made(people) + "does not tell " + field.name() + "; let it be empty, `"
                                + field.type().word() + "?`");
            }
        }
    }

    private static String made(Resource people) {
        return "a row of " + people.name() + " is made when the provider first signs somebody in, and it ";
    }

    private static boolean needed(Field field) {
        return !field.optional() && field.type() != Type.STATE && field.type() != Type.SEQUENCE;
    }

    private static Node at(Map<String, Node> nodes, String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }
}
