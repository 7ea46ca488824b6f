package dev.lintel.link.access;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.How;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact.Decision;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Joins what the layers before a handler decide: all of them must let the request pass.
final class Decisions {
    private Decisions() {}

    /// @param how when it permits
    record Layer(Decision decision, How how, String rule, Span at) {}

    static Access join(List<Layer> layers) {
        Optional<Layer> denying = first(layers, Decision.Deny.class);
        if (denying.isPresent()) {
            return new Access.Denied(denying.get().at());
        }
        List<Requirement> requirements = requirements(layers);
        Optional<Layer> data = first(layers, Decision.FromData.class);
        boolean onlyLogin = requirements.stream().allMatch(Requirement.Authenticated.class::isInstance);
        if (data.isPresent() && onlyLogin) {
            Decision.FromData from = (Decision.FromData) data.get().decision();
            return new Access.FromData(
                    from.authenticated() || !requirements.isEmpty(),
                    from.reason(),
                    data.get().at());
        }
        if (!requirements.isEmpty()) {
            return new Access.Restricted(requirements, deciding(layers));
        }
        Optional<Gap> unknown =
                first(layers, Decision.Unknown.class).map(layer -> ((Decision.Unknown) layer.decision()).gap());
        return unknown.<Access>map(Access.Unknown::new).orElseGet(() -> open(layers));
    }

    private static Access open(List<Layer> layers) {
        Layer said = layers.stream()
                .filter(layer -> layer.how() == How.EXPLICIT)
                .findFirst()
                .orElse(layers.getFirst());
        return new Access.Public(said.how(), said.rule(), said.at());
    }

    private static Optional<Layer> first(List<Layer> layers, Class<? extends Decision> kind) {
        return layers.stream()
                .filter(layer -> kind.isInstance(layer.decision()))
                .findFirst();
    }

    /// A login that a role implies is not said twice.
    private static List<Requirement> requirements(List<Layer> layers) {
        List<Requirement> all = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer.decision() instanceof Decision.Require require) {
                all.addAll(require.all());
            }
        }
        boolean role = all.stream().anyMatch(Requirement.AnyRole.class::isInstance);
        List<String> seen = new ArrayList<>();
        List<Requirement> distinct = new ArrayList<>();
        for (Requirement each : all) {
            String key = each instanceof Requirement.Expression expression ? expression.text() : each.label();
            boolean implied = role && each instanceof Requirement.Authenticated;
            if (!implied && !seen.contains(key)) {
                seen.add(key);
                distinct.add(each);
            }
        }
        return distinct;
    }

    /// The place of the layer that asks for more than a login, else of the one that asks for it.
    private static Span deciding(List<Layer> layers) {
        List<Layer> asking = layers.stream()
                .filter(layer -> layer.decision() instanceof Decision.Require)
                .toList();
        return asking.stream()
                .filter(Decisions::beyondLogin)
                .findFirst()
                .orElse(asking.getFirst())
                .at();
    }

    private static boolean beyondLogin(Layer layer) {
        return layer.decision() instanceof Decision.Require require
                && !require.all().stream().allMatch(Requirement.Authenticated.class::isInstance);
    }

    /// As [Access#label] says it.
    static String label(Decision decision) {
        return switch (decision) {
            case Decision.Permit _ -> "public";
            case Decision.Deny _ -> "denied";
            case Decision.FromData _ -> "from data";
            case Decision.Unknown _ -> "unknown";
            case Decision.Require require ->
                String.join(
                        " and ",
                        require.all().stream().map(Decisions::label).distinct().toList());
        };
    }

    private static String label(Requirement requirement) {
        return requirement instanceof Requirement.Expression expression ? expression.text() : requirement.label();
    }
}
