package dev.lintel.link.access;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Access.How;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.InertRule;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.RuleKind;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The rules on methods that hold in one application: those whose kind of annotation is switched on.
///
/// Outside Spring, Jakarta servers and Quarkus read `@RolesAllowed` on resources by themselves; an application on
/// Spring Boot needs a switch (Jakarta Annotations 2.1 §2.12; Quarkus, "Authorization of web endpoints").
final class MethodRules {
    private final Map<MethodId, List<Fact.MethodRule>> byMethod = new HashMap<>();
    private final Map<RuleKind, Conditions.Truth> on = new EnumMap<>(RuleKind.class);
    private final Map<RuleKind, Gap> doubts = new EnumMap<>(RuleKind.class);
    private final Optional<Decisions.Layer> unannotated;
    private final Optional<Span> beside;

    MethodRules(
            List<Fact.MethodRule> rules, List<Fact.MethodSecurity> switches, Conditions conditions, Settings settings) {
        rules.forEach(rule ->
                byMethod.computeIfAbsent(rule.method(), _ -> new ArrayList<>()).add(rule));
        on.put(RuleKind.LIBRARY, Conditions.Truth.YES);
        on.put(RuleKind.MEANT_OPEN, Conditions.Truth.YES);
        if (!settings.has("org.springframework.boot", "spring-boot")) {
            on.put(RuleKind.JSR250, Conditions.Truth.YES);
        }
        List<Conditions.Truth> open = new ArrayList<>();
        for (Fact.MethodSecurity each : switches) {
            Conditions.Truth truth = conditions.of(each.when());
            open.add(truth);
            for (RuleKind kind : each.kinds()) {
                on.merge(kind, truth, MethodRules::either);
                doubts.putIfAbsent(kind, ChainRules.undecided(each.when(), each.at()));
            }
        }
        allAlternativesSwitchOn(switches, open);
        this.unannotated = unannotated(settings);
        this.beside = switches.stream().map(Fact.MethodSecurity::at).findFirst();
    }

    /// The rules that hold for nobody: nothing switches their kind of annotation on, surely.
    Stream<InertRule> inert() {
        return byMethod.values().stream()
                .flatMap(List::stream)
                .filter(rule -> !on.containsKey(rule.kind()) && !(rule.decision() instanceof Fact.Decision.Permit))
                .flatMap(rule -> inert(rule).stream());
    }

    private Optional<InertRule> inert(Fact.MethodRule rule) {
        OperationId method = OperationIds.of(rule.method());
        return switch (rule.kind()) {
            case PRE_POST -> Optional.of(new InertRule(method, "@PreAuthorize", "", beside, rule.at()));
            case SECURED -> Optional.of(new InertRule(method, "@Secured", "securedEnabled", beside, rule.at()));
            case JSR250 -> Optional.of(new InertRule(method, "@RolesAllowed", "jsr250Enabled", beside, rule.at()));
            case LIBRARY, MEANT_OPEN -> Optional.empty();
        };
    }

    /// What Quarkus asks of resources that carry no rule of their own (`quarkus.security.jaxrs.*`): nothing, unless it
    /// was told to deny them or to want roles.
    private static Optional<Decisions.Layer> unannotated(Settings settings) {
        Optional<Settings.Setting> denies = settings.get("quarkus.security.jaxrs.deny-unannotated-endpoints")
                .filter(setting -> setting.value().strip().equals("true"));
        Optional<Settings.Setting> roles = settings.get("quarkus.security.jaxrs.default-roles-allowed");
        return denies.map(setting -> layer(new Fact.Decision.Deny(), setting.at()))
                .or(() -> roles.map(setting -> layer(
                        new Fact.Decision.Require(List.of(
                                setting.value().strip().equals("**")
                                        ? new Requirement.Authenticated(setting.at())
                                        : new Requirement.AnyRole(
                                                Set.of(setting.value().strip().split("\\s*,\\s*")), setting.at()))),
                        setting.at())));
    }

    /// Several switches under undecided conditions stand in the alternatives for one deployment; one of them is on.
    private void allAlternativesSwitchOn(List<Fact.MethodSecurity> switches, List<Conditions.Truth> truths) {
        for (RuleKind kind : RuleKind.values()) {
            int undecided = 0;
            for (int i = 0; i < switches.size(); i++) {
                if (truths.get(i) == Conditions.Truth.UNDECIDED
                        && switches.get(i).kinds().contains(kind)) {
                    undecided++;
                }
            }
            if (undecided > 1) {
                on.put(kind, Conditions.Truth.YES);
            }
        }
    }

    private static Conditions.Truth either(Conditions.Truth left, Conditions.Truth right) {
        if (left == Conditions.Truth.YES || right == Conditions.Truth.YES) {
            return Conditions.Truth.YES;
        }
        return left == Conditions.Truth.NO ? right : left;
    }

    /// What the method's own rules decide, on the serving class first.
    List<Decisions.Layer> of(MethodId handler, String bean) {
        List<Fact.MethodRule> rules = byMethod.get(new MethodId(bean, handler.name(), handler.parameters()));
        if (rules == null) {
            rules = byMethod.getOrDefault(handler, List.of());
        }
        List<Decisions.Layer> layers = new ArrayList<>();
        for (Fact.MethodRule rule : rules) {
            switch (on.getOrDefault(rule.kind(), Conditions.Truth.NO)) {
                case YES -> layers.add(layer(rule.decision(), rule.at()));
                case UNDECIDED ->
                    layers.add(layer(
                            new Fact.Decision.Unknown(doubts.getOrDefault(
                                    rule.kind(),
                                    ChainRules.gap(rule.at(), "whether this annotation is read is not known"))),
                            rule.at()));
                case NO -> {}
            }
        }
        if (rules.isEmpty()) {
            unannotated.ifPresent(layers::add);
        }
        return layers;
    }

    /// What the rules on a method decide that a handler calls first; one that lets everyone in decides nothing there.
    List<Decisions.Layer> behind(MethodId called) {
        return byMethod.containsKey(called)
                ? of(called, called.owner()).stream()
                        .filter(layer -> !(layer.decision() instanceof Fact.Decision.Permit))
                        .toList()
                : List.of();
    }

    private static Decisions.Layer layer(Fact.Decision decision, Span at) {
        return new Decisions.Layer(decision, How.EXPLICIT, "annotation", at);
    }
}
