package dev.lintel.design.brief;

import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Resource.Who;
import java.util.Set;
import java.util.TreeSet;

/// What contradicts itself in a brief whose single values are right: names that nothing bears, owners who are not there,
/// states that cannot be.
record Check(Brief brief, Problems problems) {
    void all() {
        Set<String> names = new TreeSet<>();
        brief.resources().forEach(each -> names.add(each.name()));
        for (Resource resource : brief.resources()) {
            resource.owner().ifPresent(owner -> known(resource, owner.to(), names));
            resource.references().forEach(reference -> known(resource, reference.to(), names));
            resource.parts().forEach(part -> known(resource, part.of(), names));
            access(resource);
            states(resource);
            if (resource.fields().isEmpty()) {
                problems.at(resource.line(), resource.name() + " has no `fields:`");
            }
        }
        for (AccessPattern pattern : brief.patterns()) {
            brief.resource(pattern.resource())
                    .ifPresentOrElse(
                            on -> fields(pattern, on),
                            () -> problems.at(1, "access pattern '" + pattern.name() + "': no resource '"
                                    + pattern.resource() + "'" + Yaml.suggestion(pattern.resource(), names)));
        }
        brief.events().forEach(event -> brief.resource(event.resource())
                .filter(from -> from.states().containsKey(event.state()))
                .ifPresentOrElse(_ -> {}, () -> problems.at(
                        1, "event " + event.name() + ": " + event.resource() + " never becomes " + event.state())));
    }

    private void known(Resource resource, String name, Set<String> names) {
        if (!names.contains(name)) {
            problems.at(resource.line(), resource.name() + ": no resource '" + name + "'" + Yaml.suggestion(name, names));
        }
    }

    private void access(Resource resource) {
        Set<String> known = new TreeSet<>(brief.roles());
        known.addAll(Set.of("public", "owner", "none"));
        resource.references().forEach(reference -> known.add(reference.name() + ".owner"));
        resource.access().forEach((operation, all) -> {
            for (Who who : all) {
                if (!known.contains(who.of())) {
                    problems.at(resource.line(), resource.name() + "." + operation + ": nobody is '" + who.of() + "'"
                            + Yaml.suggestion(who.of(), known));
                }
                if (who.of().equals("owner") && resource.owner().isEmpty() && !resource.isAccount()) {
                    problems.at(resource.line(), resource.name() + "." + operation
                            + " is for its owner, but it has none; write `owner: customer -> User`");
                }
                who.when().filter(state -> !resource.states().containsKey(state)).ifPresent(state -> problems.at(
                        resource.line(), resource.name() + "." + operation + ": no state '" + state + "'"));
            }
            if (all.stream().anyMatch(Who::isPublic) && all.size() > 1) {
                problems.at(resource.line(), resource.name() + "." + operation
                        + " is public and also kept for some; write `public` alone or leave it out");
            }
        });
    }

    private void states(Resource resource) {
        boolean hasField = resource.fields().stream().anyMatch(field -> field.type() == Type.STATE);
        if (hasField && resource.states().isEmpty()) {
            problems.at(resource.line(), resource.name()
                    + " has a field of type state and no `states:`; write `states: {OPEN: [DONE], DONE: []}`");
        }
        if (!hasField && !resource.states().isEmpty()) {
            problems.at(resource.line(), resource.name() + " has `states:` and no field for them; write `status: state`");
        }
    }

    private void fields(AccessPattern pattern, Resource on) {
        Set<String> known = new TreeSet<>(Set.of("id", "createdAt", "updatedAt"));
        on.fields().forEach(field -> known.add(field.name()));
        on.references().stream().map(Reference::name).forEach(known::add);
        on.owner().ifPresent(owner -> known.add(owner.name()));
        pattern.by().stream().filter(each -> !known.contains(each)).forEach(each -> problems.at(
                on.line(), "access pattern '" + pattern.name() + "': " + on.name() + " has no '" + each + "'"
                        + Yaml.suggestion(each, known)));
        pattern.sort().stream().map(AccessPattern.Order::field).filter(each -> !known.contains(each)).forEach(
                each -> problems.at(on.line(), "access pattern '" + pattern.name() + "': " + on.name()
                        + " cannot be sorted by '" + each + "'" + Yaml.suggestion(each, known)));
    }
}
