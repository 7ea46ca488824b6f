package dev.lintel.design.brief;

import dev.lintel.design.brief.Resource.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/// What the makers of rows have to name in them and can or cannot read.
record NamedRows(Brief brief) {
    /// @param maker the role
    /// @param of what is made: the resource or, for references of its parts, the part
    record Naming(String maker, Resource made, Resource of, Reference reference, Resource to) {
        Reach reach() {
            return Reach.of(maker, to);
        }
    }

    Stream<Naming> all() {
        return brief.roots()
                .flatMap(made -> Stream.concat(
                                Stream.of(made),
                                made.parts().stream().flatMap(part -> brief.resource(part.of()).stream()))
                        .flatMap(of -> of.references().stream()
                                .flatMap(reference -> brief.resource(reference.to()).stream()
                                        .flatMap(to -> makers(made)
                                                .map(maker -> new Naming(maker, made, of, reference, to))))));
    }

    /// The roles that may make a row, or what its makers have to own for it. Whoever is signed in is none.
    private Stream<String> makers(Resource made) {
        return made.who("create").stream()
                .flatMap(who -> switch (who.caller()) {
                    case Who.Holder(String role) -> Stream.of(role);
                    case Who.Owner(Optional<String> through) ->
                        through.flatMap(made::link).flatMap(link -> brief.resource(link.to())).stream()
                                .flatMap(owned -> owned.who("create").stream())
                                .flatMap(maker -> maker.role().stream());
                    case Who.Anyone _, Who.SignedIn _ -> Stream.empty();
                })
                .distinct();
    }

    /// A maker who can name no row at all can make none, or leaves for ever empty what may be empty; and where a row
    /// needs one like it, there is never a first.
    ///
    /// @param resources the nodes of the brief, by their names
    void refuse(Map<String, Node> resources, Yaml yaml, Problems problems) {
        for (Resource each : brief.resources()) {
            needed(each)
                    .filter(reference -> leadsTo(each, reference.to(), new HashSet<>()))
                    .forEach(reference -> place(resources, yaml, each, reference)
                            .ifPresent(at -> problems.at(at, noFirst(each, reference))));
            for (Field field : each.fields()) {
                copiedFrom(each, field)
                        .filter(Reference::optional)
                        .flatMap(reference -> place(resources, yaml, each, reference))
                        .ifPresent(at -> problems.at(
                                at,
                                field.name() + " is taken from it, so that it cannot be absent; leave out the `?`"));
            }
        }
        all().filter(each -> each.reach() == Reach.NONE)
                .forEach(each -> place(resources, yaml, each.of(), each.reference())
                        .ifPresent(at -> problems.at(at, unreadable(each))));
    }

    private static Optional<Reference> copiedFrom(Resource resource, Field field) {
        Optional<String> path = switch (field.origin()) {
            case Field.Origin.Computed(Optional<String> from) -> from;
            case Field.Origin.Snapshot(String of) -> Optional.of(of);
            case Field.Origin.Client _, Field.Origin.Told _ -> Optional.empty();
        };
        return path.flatMap(each -> resource.link(each.substring(0, each.indexOf('.'))));
    }

    private static Optional<Node> place(Map<String, Node> resources, Yaml yaml, Resource of, Reference reference) {
        return Optional.ofNullable(resources.get(of.name()))
                .map(node -> yaml.named(yaml.keys(node, Section.RESOURCE).get("refs")))
                .flatMap(references -> Optional.ofNullable(references.get(reference.name())));
    }

    private static String noFirst(Resource of, Reference reference) {
        return "there is never a first " + of.name() + ", since each needs " + Names.one(reference.to())
                + (reference.to().equals(of.name()) ? "" : ", which needs " + Names.one(of.name())) + "; write `"
                + reference.to() + "?` where it may be absent";
    }

    private static String unreadable(Naming naming) {
        String to = naming.to().name();
        return naming.maker() + " makes " + Names.one(naming.made().name()) + " and may read no " + to + " to name as "
                + naming.reference().name() + "; write " + naming.maker() + " into `read` of " + to
                + ", or leave it out of `create` of " + naming.made().name();
    }

    private static Stream<Reference> needed(Resource resource) {
        return resource.references().stream().filter(each -> !each.optional());
    }

    private boolean leadsTo(Resource wanted, String from, Set<String> seen) {
        return from.equals(wanted.name())
                || seen.add(from)
                        && brief.resource(from).stream()
                                .flatMap(NamedRows::needed)
                                .anyMatch(each -> leadsTo(wanted, each.to(), seen));
    }

    /// Those who can name nothing but themselves, or their own rows on both sides.
    List<Naming> ownAlone() {
        return all().filter(each -> each.reach() == Reach.OWN)
                .filter(each -> each.to().isCaller() || isSecond(each))
                .toList();
    }

    /// From one account to another: whoever owns the first seldom means the second to be theirs too.
    private static boolean isSecond(Naming naming) {
        return naming.of().references().stream()
                .takeWhile(each -> !each.equals(naming.reference()))
                .anyMatch(each -> each.to().equals(naming.reference().to()));
    }
}
