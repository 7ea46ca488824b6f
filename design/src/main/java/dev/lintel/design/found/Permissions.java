package dev.lintel.design.found;

import dev.lintel.design.brief.Who;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may ask for an endpoint, in the words of a brief.
record Permissions(Ties ties, Notes notes) {
    /// @param key where a note goes
    List<Who> of(Door door, Relations relations, Optional<Lifecycle> lifecycle, String key) {
        Access access = door.endpoint().access();
        notes.read(key, access.at());
        return switch (access) {
            case Access.Public open -> {
                if (open.how() == Access.How.AS_SHIPPED) {
                    notes.assumed(key, "as shipped, by " + open.rule());
                }
                yield List.of(new Who(new Who.Anyone(), Optional.empty()));
            }
            case Access.Denied _ -> List.of();
            case Access.Restricted restricted -> restricted(restricted, door, relations, lifecycle, key);
            case Access.FromData data -> unsaid(door, "who may is decided by rows (" + data.reason() + ")");
            case Access.Unknown unknown ->
                unsaid(door, "who may is not known: " + unknown.gap().what());
        };
    }

    private List<Who> unsaid(Door door, String why) {
        notes.left(door.endpoint().label() + ": " + why);
        return List.of();
    }

    private List<Who> restricted(
            Access.Restricted access, Door door, Relations relations, Optional<Lifecycle> lifecycle, String key) {
        Set<String> roles = roles(access);
        for (Requirement each : access.requirements()) {
            if (each instanceof Requirement.Expression || each instanceof Requirement.Own) {
                return unsaid(door, each.label() + " decides, which a brief does not say");
            }
        }
        Optional<Ties.Tie> tie = ties.of(
                door.endpoint(),
                door.thing(),
                lifecycle.map(each -> each.column().name()));
        if (tie.isPresent() && isOfNobody(tie.get(), door, relations)) {
            return unsaid(
                    door,
                    "its rows are the caller's own, by a column that leads to no account here, for which a brief has no"
                            + " word");
        }
        List<Who> who = new ArrayList<>();
        Set<String> free = new LinkedHashSet<>(roles);
        tie.ifPresent(each -> free.retainAll(each.free()));
        if (tie.isPresent() && (roles.isEmpty() || free.size() < roles.size())) {
            who.addAll(owners(tie.get(), door, relations, lifecycle));
        }
        if (who.isEmpty()) {
            free.addAll(roles);
        } else if (roles.isEmpty()) {
            free.addAll(tie.orElseThrow().free());
        }
        free.forEach(role -> who.add(new Who(new Who.Holder(role), Optional.empty())));
        if (who.isEmpty()) {
            who.add(new Who(new Who.SignedIn(), Optional.empty()));
        }
        if (tie.isPresent()) {
            notes.assumed(key, "and what its statements ask");
        }
        return who;
    }

    /// Whether rows are somebody's by themselves, and no reference of the brief says whose.
    private boolean isOfNobody(Ties.Tie tie, Door door, Relations relations) {
        String table = door.thing().table().name();
        return !door.isCreate()
                && tie.owners().contains(table)
                && relations.owner().isEmpty()
                && relations.parent().isEmpty()
                && !ties.isPerson(table);
    }

    /// A row that is to come has no owner of its own; that of what it is made under is asked when its address says so.
    private List<Who> owners(Ties.Tie tie, Door door, Relations relations, Optional<Lifecycle> lifecycle) {
        List<Who> who = new ArrayList<>();
        Optional<String> when = tie.when()
                .filter(state -> lifecycle
                        .filter(each -> each.states().containsKey(state))
                        .isPresent());
        for (String table : tie.owners()) {
            if (door.thing().is(table)) {
                if (!door.isCreate()) {
                    who.add(new Who(new Who.Owner(Optional.empty()), when));
                }
            } else if (!door.isCreate()
                    || door.parent().filter(each -> each.is(table)).isPresent()) {
                relations
                        .linkTo(table)
                        .ifPresent(link -> who.add(new Who(new Who.Owner(Optional.of(link)), Optional.empty())));
            }
        }
        return who;
    }

    /// Of several requirements all must hold; the narrowest says who.
    static Set<String> roles(Access access) {
        Set<String> roles = new LinkedHashSet<>();
        if (access instanceof Access.Restricted restricted) {
            restricted.requirements().stream()
                    .filter(Requirement.AnyRole.class::isInstance)
                    .map(each -> ((Requirement.AnyRole) each).roles())
                    .min(Comparator.comparingInt(Set::size))
                    .ifPresent(all -> all.stream()
                            .map(Words::role)
                            .filter(role -> !role.isEmpty())
                            .forEach(roles::add));
        }
        return roles;
    }
}
