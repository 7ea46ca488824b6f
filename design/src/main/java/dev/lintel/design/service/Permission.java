package dev.lintel.design.service;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Who may do one thing with the rows of a resource, as the statements of a policy's method.
///
/// @param name of the method, `mayRead`
/// @param steps each a guard that returns; the last one always does
public record Permission(String name, List<Step> steps) {
    private static final String ALWAYS = "Condition.always()";

    public Permission {
        steps = List.copyOf(steps);
    }

    /// @param roles of which the caller has one, quoted; empty for everybody else
    /// @param condition the expression that is returned
    public record Step(String roles, String condition) {
        public boolean isLast() {
            return roles.isEmpty();
        }
    }

    static Permission of(Brief brief, Resource resource, String word) {
        return new Permission("may" + Member.capital(word), steps(brief, resource, resource.who(word)));
    }

    /// Who may have them all.
    static Permission export(Brief brief, Resource resource, List<Who> allowed) {
        return new Permission("mayExport", steps(brief, resource, allowed));
    }

    /// Whoever owns the row, whatever else is allowed to whom.
    static Permission owner(Brief brief, Resource resource) {
        return new Permission(
                "owns", steps(brief, resource, List.of(new Who(new Who.Owner(Optional.empty()), Optional.empty()))));
    }

    private static List<Step> steps(Brief brief, Resource resource, List<Who> allowed) {
        String all = scoped(brief, resource, ALWAYS);
        if (allowed.stream()
                .anyMatch(who -> who.when().isEmpty() && (who.isPublic() || who.caller() instanceof Who.SignedIn))) {
            String openers = holders(resource.who("create"), role -> opensTenants(brief, resource, role));
            return openers.isEmpty()
                    ? List.of(new Step("", all))
                    : List.of(new Step(openers, ALWAYS), new Step("", all));
        }
        List<Step> steps = new ArrayList<>();
        String outside = holders(allowed, role -> opensTenants(brief, resource, role));
        if (!outside.isEmpty()) {
            steps.add(new Step(outside, ALWAYS));
        }
        String always = holders(allowed, role -> !opensTenants(brief, resource, role));
        if (!always.isEmpty()) {
            steps.add(new Step(always, all));
        }
        String open = openStates(resource, allowed);
        for (Who who : allowed) {
            if (who.caller() instanceof Who.Holder(String role) && who.when().isPresent()) {
                String in = state(resource, who.when().get());
                String only = open.isEmpty() || open.equals(in) ? in : "(" + in + " or " + open + ")";
                steps.add(new Step("\"" + role + "\"", scoped(brief, resource, "Condition.of(\"" + only + "\")")));
            }
        }
        List<String> owners = allowed.stream()
                .flatMap(who -> who.caller() instanceof Who.Owner(Optional<String> through)
                        ? owned(brief, resource, through)
                                .map(sql -> sql
                                        + who.when()
                                                .map(in -> " and " + state(resource, in))
                                                .orElse(""))
                                .stream()
                        : null)
                .toList();
        String sql = owners.size() == 1
                ? owners.getFirst()
                : owners.stream().map(each -> "(" + each + ")").collect(Collectors.joining(" or ", "(", ")"));
        if (!open.isEmpty()) {
            String either = owners.isEmpty()
                    ? "Condition.of(\"" + open + "\")"
                    : "Condition.of(\"" + sql + "\", \"caller\", caller.id()).or(\"" + open + "\")";
            steps.add(new Step("", scoped(brief, resource, either)));
            return steps;
        }
        if (owners.isEmpty() && steps.size() == 1) {
            Step only = steps.getFirst();
            return List.of(
                    new Step("", "caller.hasAny(" + only.roles() + ") ? " + only.condition() + " : Condition.never()"));
        }
        steps.add(new Step(
                "",
                owners.isEmpty()
                        ? "Condition.never()"
                        : scoped(brief, resource, "Condition.of(\"" + sql + "\", \"caller\", caller.id())")));
        return steps;
    }

    /// In which states a row is there for whoever asks, as a condition; empty where it is in none.
    private static String openStates(Resource resource, List<Who> allowed) {
        List<String> states = allowed.stream()
                .filter(who -> who.isPublic() || who.caller() instanceof Who.SignedIn)
                .flatMap(who -> who.when().stream())
                .map(in -> state(resource, in))
                .distinct()
                .toList();
        String any = String.join(" or ", states);
        return states.size() > 1 ? "(" + any + ")" : any;
    }

    /// Whether some rows are for whoever asks, and others for their owners.
    static boolean isOpenedByState(Resource resource) {
        return resource.access().values().stream()
                .anyMatch(who ->
                        !openStates(resource, who).isEmpty() && who.stream().anyMatch(Who::isOwner));
    }

    /// Whoever opens tenants belongs to none of them, and sees them all; of what is in them they see nothing.
    private static boolean opensTenants(Brief brief, Resource resource, String role) {
        return brief.tenancy().equals(Optional.of(resource.name()))
                && resource.who("create").stream().anyMatch(who -> who.caller().equals(new Who.Holder(role)));
    }

    private static String holders(List<Who> allowed, Predicate<String> which) {
        return allowed.stream()
                .filter(who -> who.when().isEmpty())
                .flatMap(who -> who.role().stream())
                .filter(which)
                .map(role -> "\"" + role + "\"")
                .collect(Collectors.joining(", "));
    }

    private static String scoped(Brief brief, Resource resource, String condition) {
        Optional<String> column = brief.tenancy().equals(Optional.of(resource.name()))
                ? Optional.of("id")
                : resource.tenant().map(Resource.Reference::column);
        return column.map(name -> {
                    String tenant = "Condition.of(\"" + name + " = :tenant\", \"tenant\", caller.tenant())";
                    return condition.equals(ALWAYS) ? tenant : condition + ".and(" + tenant + ")";
                })
                .orElse(condition);
    }

    private static String state(Resource resource, String state) {
        return resource.stateField().orElseThrow().column() + " = '" + state + "'";
    }

    private static Optional<String> owned(Brief brief, Resource resource, Optional<String> through) {
        if (through.isEmpty()) {
            return resource.isCaller()
                    ? Optional.of("id = :caller")
                    : resource.owner().map(owner -> owner.column() + " = :caller");
        }
        return resource.link(through.get())
                .flatMap(link -> brief.resource(link.to()).flatMap(to -> {
                    String table = Names.table(to.name());
                    return to.isCaller()
                            ? Optional.of(link.column() + " = :caller")
                            : to.owner()
                                    .map(owner -> "exists (select 1 from " + table + " o where o.id = "
                                            + Names.table(resource.name()) + "." + link.column() + " and o."
                                            + owner.column() + " = :caller)");
                }));
    }
}
