package dev.lintel.design.service;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The roles that an operation can be asked with.
///
/// @param roles empty when every login will do
record Callers(List<String> roles) {
    private static final Callers EVERYBODY = new Callers(List.of());

    Callers {
        roles = List.copyOf(roles);
    }

    static Callers of(Brief brief, Operation operation) {
        List<String> roles = new ArrayList<>();
        for (Who who : operation.who()) {
            List<String> some = switch (who.caller()) {
                case Who.Holder(String role) -> List.of(role);
                case Who.Owner(Optional<String> through) -> owners(brief, operation, through);
                case Who.Anyone _, Who.SignedIn _ -> List.<String>of();
            };
            if (some.isEmpty()) {
                return EVERYBODY;
            }
            some.stream().filter(role -> !roles.contains(role)).forEach(roles::add);
        }
        return new Callers(roles);
    }

    /// Only who may make a row can own one: whoever else asks need not reach the database.
    private static List<String> owners(Brief brief, Operation operation, Optional<String> through) {
        Optional<Resource> owned = operation
                .resource()
                .flatMap(resource -> through.isEmpty()
                        ? Optional.of(resource)
                        : resource.link(through.get()).flatMap(link -> brief.resource(link.to())));
        List<Who> makers = owned.map(resource -> resource.who("create")).orElse(List.of());
        boolean byRole = owned.filter(resource -> !resource.isCaller()).isPresent()
                && makers.stream().allMatch(who -> who.caller() instanceof Who.Holder);
        return byRole
                ? makers.stream().map(who -> who.caller().text()).distinct().toList()
                : List.of();
    }
}
