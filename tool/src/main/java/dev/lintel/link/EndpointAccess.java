package dev.lintel.link;

import dev.lintel.code.Program;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Settings;
import dev.lintel.link.access.AccessEvaluation;
import dev.lintel.link.guards.OwnGuard;
import dev.lintel.link.guards.OwnGuards;
import dev.lintel.read.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Joins what frameworks say about access with the guards that the target's own interceptors and filters are.
///
/// A filter that looks at tokens stands before every path of an application on a security framework and turns nobody away
/// who may pass without one; there the framework's rules decide. Without a framework the guard itself decides.
final class EndpointAccess {
    private final AccessEvaluation evaluation;
    private final OwnGuards guards;
    private final boolean framework;

    private EndpointAccess(AccessEvaluation evaluation, OwnGuards guards, boolean framework) {
        this.evaluation = evaluation;
        this.guards = guards;
        this.framework = framework;
    }

    static EndpointAccess of(
            Program program, FactIndex facts, List<Fact.Handler> handlers, Scope scope, Settings settings) {
        List<Fact> all = new ArrayList<>(facts.all().stream()
                .filter(fact -> !(fact instanceof Fact.Handler))
                .toList());
        all.addAll(handlers);
        boolean framework = facts.of(Fact.SecurityChain.class).anyMatch(each -> scope.containsModule(each.module()))
                || facts.of(Fact.SecurityPresent.class).anyMatch(each -> scope.containsModule(each.module()));
        return new EndpointAccess(
                AccessEvaluation.of(all, scope::containsModule, settings), new OwnGuards(program), framework);
    }

    Access of(Fact.Handler handler, Endpoint.Route route, List<Fact.Before> before) {
        List<Requirement> own = new ArrayList<>();
        for (Fact.Before each : before) {
            boolean filter = each.kind() == Endpoint.Stage.Kind.FILTER;
            Optional<OwnGuard> guard = framework && filter ? Optional.empty() : guards.of(each);
            guard.filter(found -> guards.exemption(found, handler.method()).isEmpty())
                    .ifPresent(found -> own.add(new Requirement.Own(found.simpleName(), found.at())));
        }
        return evaluation.access(handler, route, new AccessEvaluation.Asked(own, Optional.empty()));
    }

    List<AccessRule> rules(List<Endpoint> endpoints) {
        return evaluation.rules(endpoints);
    }
}
