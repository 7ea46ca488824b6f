package dev.lintel.design.brief;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A backend to be built, as asked for, with every default applied.
///
/// @param roles in the order of the brief; who is not logged in has none of them, and who registers gets the first
/// @param tenancy the resource whose rows are the tenants; every other one belongs to a tenant unless it says
///     otherwise
/// @param rules what must stay true whatever happens at once
/// @param questions what is open, the most consequential first
public record Brief(
        Service service,
        Scale scale,
        Auth auth,
        List<String> roles,
        Optional<String> tenancy,
        List<Resource> resources,
        List<AccessPattern> patterns,
        Limits limits,
        List<External> externals,
        List<Event> events,
        List<Rule> rules,
        Compatibility compatibility,
        List<Question> questions) {
    public Brief {
        roles = List.copyOf(roles);
        resources = List.copyOf(resources);
        patterns = List.copyOf(patterns);
        externals = List.copyOf(externals);
        events = List.copyOf(events);
        rules = List.copyOf(rules);
        questions = List.copyOf(questions);
    }

    public Optional<Resource> resource(String name) {
        return resources.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// The resource that people log in with: the one with an e-mail and a password.
    public Optional<Resource> account() {
        return resources.stream().filter(Resource::isAccount).findFirst();
    }

    /// The resource whose rows are those who ask: accounts or, without any, the people whom a provider signs in.
    public Optional<Resource> callers() {
        return resources.stream().filter(Resource::isCaller).findFirst();
    }

    /// Whoever holds this resource as its composed part.
    public Optional<Resource> parentOf(Resource part) {
        return resources.stream()
                .filter(each -> each.parts().stream().anyMatch(has -> has.of().equals(part.name())))
                .findFirst();
    }

    /// Resources that are reached by an address of their own: parts are reached through what they are a part of.
    public Stream<Resource> roots() {
        return resources.stream().filter(each -> parentOf(each).isEmpty());
    }

    public Stream<External> externalsOf(String operation) {
        return externals.stream().filter(each -> each.usedBy().equals(operation));
    }

    /// What a computed amount of `parent` is the sum of: the one money field of its parts, times their one whole
    /// number.
    public Optional<Sum> sumOf(Resource parent) {
        return parent.parts().stream()
                .flatMap(part -> resource(part.of()).stream().flatMap(of -> Sum.of(part, of).stream()))
                .findFirst();
    }

    /// What an amount is the sum of, when the brief says of nothing else that it comes from; nothing but an amount is.
    public Optional<Sum> sumOf(Resource parent, Field amount) {
        return amount.type() == Type.MONEY ? sumOf(parent) : Optional.empty();
    }

    /// What takes from rows of a resource when it is made: parts of it count, and these are the first that they name of
    /// which there may be too few. Whose a part is, and whose tenant's, is nothing that anybody chooses.
    public List<Resource> takers(String taken) {
        return resources.stream()
                .filter(each -> each.parts().stream()
                        .flatMap(part -> resource(part.of()).stream())
                        .filter(part -> part.count().isPresent())
                        .flatMap(part -> part.references().stream()
                                .filter(link -> link.to().equals(taken) || isBounded(link.to()))
                                .findFirst()
                                .stream())
                        .anyMatch(link -> link.to().equals(taken)))
                .toList();
    }

    private boolean isBounded(String resource) {
        return rules.stream()
                .anyMatch(rule -> rule instanceof Rule.NeverBelow below
                        && below.resource().equals(resource));
    }

    /// What bounds the sum that must have come before a row goes on; empty where one of the rows that lead is enough.
    public Optional<Rule.SumAtMost> sumBefore(Rule.Follows rule) {
        return rules.stream()
                .filter(Rule.SumAtMost.class::isInstance)
                .map(Rule.SumAtMost.class::cast)
                .filter(sum -> sum.part().equals(rule.part())
                        && sum.state().equals(rule.state())
                        && sum.whole().equals(rule.whole()))
                .findFirst();
    }

    /// Of what there may be one row of a resource alone.
    public List<Rule.OneEach> onesOf(Resource resource) {
        return rules.stream()
                .flatMap(rule ->
                        rule instanceof Rule.OneEach one && one.resource().equals(resource.name())
                                ? Stream.of(one)
                                : Stream.empty())
                .toList();
    }

    /// The same with guard, or without.
    public Brief guarded(boolean guard) {
        return with(service.guarded(guard), questions);
    }

    public Brief asking(List<Question> open) {
        return with(service, open);
    }

    private Brief with(Service service, List<Question> questions) {
        return new Brief(
                service,
                scale,
                auth,
                roles,
                tenancy,
                resources,
                patterns,
                limits,
                externals,
                events,
                rules,
                compatibility,
                questions);
    }

    /// @param apiVersion the first segment of every address, `v1`
    /// @param guard whether limits, keys and the like come with guard, which the service carries
    public record Service(String name, String packageName, String apiVersion, Graphql graphql, boolean guard) {
        Service guarded(boolean guard) {
            return new Service(name, packageName, apiVersion, graphql, guard);
        }
    }

    /// What can be asked over GraphQL, beside REST.
    public enum Graphql {
        NONE("false"),
        READS("reads"),
        ALL("true");

        private final String word;

        Graphql(String word) {
            this.word = word;
        }

        /// As the brief writes it.
        public String word() {
            return word;
        }
    }

    /// @param growthPerMonth as a share: 0.2 is twenty per cent
    /// @param peakFactor how much busier the busiest minute is than the rates of the brief
    /// @param regions in how many places it runs; the database writes in one of them
    public record Scale(long users, double growthPerMonth, double peakFactor, int regions) {}

    /// @param jwt whose tokens are trusted beside our own; without it only those that our own login gives
    /// @param apiKeyRoles roles whose callers are programs with a key
    /// @param register whether strangers may open an account themselves
    /// @param login how people get in who ask by a browser
    public record Auth(Optional<Jwt> jwt, List<String> apiKeyRoles, boolean register, Login login) {
        public Auth {
            apiKeyRoles = List.copyOf(apiKeyRoles);
        }
    }

    /// By the password of an account, if there are accounts; or at the provider of [Auth#jwt], which always is
    /// there then, with a session of ours.
    public enum Login {
        PASSWORD,
        OIDC
    }

    /// @param issuer an address, or `${NAME}` of the environment
    /// @param roles the claim that carries roles, with dots into objects
    public record Jwt(String issuer, String roles) {}

    /// What a limit allows: `60/min`, with a burst on top of the rate.
    ///
    /// @param perKey counted for each API key, and not for each caller
    public record Allowance(long requests, long perSeconds, long burst, boolean perKey) {}

    /// @param tiers by role, and `anonymous`; every role has one
    /// @param weights what an operation costs of its caller's allowance; 1 when it is not named
    public record Limits(SequencedMap<String, Allowance> tiers, SequencedMap<String, Integer> weights) {
        public static final String ANONYMOUS = "anonymous";

        public Limits {
            tiers = Copies.of(tiers);
            weights = Copies.of(weights);
        }

        public int weight(String operation) {
            return weights.getOrDefault(operation, 1);
        }
    }

    /// How the service may change once it is in use.
    ///
    /// @param additive whether the contract only ever grows
    /// @param deprecationDays how long what goes away is announced before
    /// @param rolling whether old and new nodes serve at the same time during a rollout
    /// @param retired versions of before that are answered as well, each until its day
    public record Compatibility(
            boolean additive, int deprecationDays, boolean rolling, SequencedMap<String, LocalDate> retired) {
        public Compatibility {
            retired = Copies.of(retired);
        }
    }

    /// `quantity` times `unitPrice` over `items`.
    public record Sum(Resource.Part part, Field money, Optional<Field> times) {
        static Optional<Sum> of(Resource.Part part, Resource of) {
            List<Field> money = of.fields().stream()
                    .filter(each -> each.type() == Type.MONEY)
                    .toList();
            List<Field> counts =
                    of.fields().stream().filter(each -> each.type() == Type.INT).toList();
            return money.size() == 1 && counts.size() <= 1
                    ? Optional.of(
                            new Sum(part, money.getFirst(), counts.stream().findFirst()))
                    : Optional.empty();
        }
    }

    /// A question that a senior would ask, with what is taken for true until somebody answers.
    ///
    /// @param key where the answer goes in the brief
    public record Question(String key, String asks, String assumed) {}
}
