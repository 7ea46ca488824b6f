package dev.lintel.design.brief;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A backend to be built, as asked for, with every default applied.
///
/// @param roles in the order of the brief; who is not logged in has none of them
/// @param consistency sentences that must stay true, as written
public record Brief(
        Service service,
        Scale scale,
        Auth auth,
        List<String> roles,
        List<Resource> resources,
        List<AccessPattern> patterns,
        Limits limits,
        List<External> externals,
        List<Event> events,
        List<String> consistency,
        List<Question> questions) {
    public Brief {
        roles = List.copyOf(roles);
        resources = List.copyOf(resources);
        patterns = List.copyOf(patterns);
        externals = List.copyOf(externals);
        events = List.copyOf(events);
        consistency = List.copyOf(consistency);
        questions = List.copyOf(questions);
    }

    public Optional<Resource> resource(String name) {
        return resources.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// The resource that people log in with: the one with an e-mail and a password.
    public Optional<Resource> account() {
        return resources.stream().filter(Resource::isAccount).findFirst();
    }

    /// Whoever holds this resource as its composed part.
    public Optional<Resource> parentOf(Resource part) {
        return resources.stream()
                .filter(each -> each.parts().stream().anyMatch(has -> has.of().equals(part.name())))
                .findFirst();
    }

    public Brief asking(List<Question> open) {
        return new Brief(service, scale, auth, roles, resources, patterns, limits, externals, events, consistency, open);
    }

    public record Service(String name, String packageName, String apiVersion) {}

    /// @param growthPerMonth as a share: 0.2 is twenty per cent
    /// @param peakFactor how much busier the busiest minute is than the rates of the brief
    public record Scale(long users, double growthPerMonth, double peakFactor) {}

    /// @param register whether strangers may open an account themselves
    public record Auth(boolean register) {}

    /// What a limit allows: `60/min`, with a burst on top of the rate.
    public record Allowance(long requests, long perSeconds, long burst) {}

    /// @param tiers by role, and `anonymous`
    /// @param weights what an operation costs of its caller's allowance; 1 when it is not named
    public record Limits(Map<String, Allowance> tiers, Map<String, Integer> weights) {
        public Limits {
            tiers = Map.copyOf(tiers);
            weights = Map.copyOf(weights);
        }
    }

    /// A system outside that the service calls.
    ///
    /// @param usedBy `Payment.create`
    /// @param p99Millis 0 when it was not said
    public record External(String name, String kind, String usedBy, long p99Millis) {}

    /// `OrderPaid: {from: Order -> PAID}`
    public record Event(String name, String resource, String state) {}

    /// A question that a senior would ask, with what is taken for true until somebody answers.
    ///
    /// @param key where the answer goes in the brief
    public record Question(String key, String asks, String assumed) {}
}
