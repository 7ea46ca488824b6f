package dev.lintel.design.service;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Event;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Type;
import dev.lintel.design.contract.Needs;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.decide.Capacity;
import dev.lintel.design.schema.ServiceTables;
import dev.lintel.design.schema.Tables;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The whole service as its templates see it.
/// @param guardVersion of the guard that lies in the project; unused where the brief goes without
public record Shape(Brief brief, String guardVersion) {
    private static final int BODY_BYTES = 64 * 1024;

    public String pkg() {
        return brief.service().packageName();
    }

    /// Whether limits, keys and the like are guard's.
    public boolean guard() {
        return brief.service().guard();
    }

    public String name() {
        return brief.service().name();
    }

    /// How the configuration asks the environment: `${NAME:default}`.
    public String env(String name) {
        return "${" + name + "}";
    }

    public String database() {
        return name().replace('-', '_');
    }

    public String application() {
        return Member.capital(Slice.camel(name().replace('-', '_'))) + "Application";
    }

    public String apiVersion() {
        return brief.service().apiVersion();
    }

    public Optional<String> tenancy() {
        return brief.tenancy();
    }

    public List<Slice> slices() {
        return brief.resources().stream().map(each -> Slice.of(brief, each)).toList();
    }

    public Optional<Slice> account() {
        return brief.account().map(each -> Slice.of(brief, each));
    }

    /// Whose rows callers have: accounts, or people whom the provider signs in.
    public Optional<Slice> callers() {
        return brief.callers().map(each -> Slice.of(brief, each));
    }

    /// The rows of people whom the provider signs in, when they first come.
    public Optional<Newcomer> newcomer() {
        return callers().filter(each -> each.resource().people()).map(Newcomer::new);
    }

    /// Whether strangers prove their address by a letter.
    public boolean hasMail() {
        return new Needs(brief).letters();
    }

    public boolean hasMoney() {
        return brief.resources().stream()
                .flatMap(each -> each.fields().stream())
                .anyMatch(field -> field.type() == Type.MONEY);
    }

    /// Whether a list is narrowed by how a text begins.
    public boolean findsPrefixes() {
        return slices().stream()
                .flatMap(each -> each.lists().narrowings().stream())
                .anyMatch(each -> each.value().startsWith("Condition.prefix("));
    }

    public boolean hasCipher() {
        return new Tables(brief).encrypts();
    }

    public boolean audits() {
        return slices().stream().anyMatch(Slice::audited);
    }

    public String firstRole() {
        return brief.roles().getFirst();
    }

    /// Somebody with a role in tests, of the tenant of whoever makes the row, as Java.
    String besideMaker(String role) {
        return "caller(\"" + role + "\"" + (tenancy().isPresent() ? ", maker.tenant()" : "") + ")";
    }

    public List<Operation> operations() {
        return new Operations(brief).all();
    }

    public List<Route> routes() {
        return operations().stream()
                .map(each -> Route.of(brief, each))
                .distinct()
                .toList();
    }

    /// What everybody may read, to be asked for by HEAD too, quoted; without what a rule for some stands before.
    public List<String> publicReads() {
        List<Route> reads =
                routes().stream().filter(each -> each.method().equals("GET")).toList();
        return reads.stream()
                .filter(Route::isPublic)
                .map(Route::path)
                .filter(path -> reads.stream().allMatch(each -> each.isPublic() || !each.isBelow(path)))
                .map(path -> "\"" + path + "\"")
                .toList();
    }

    /// Whether conditions are joined by `or`: rows in one state are for whoever asks, and all for their owner.
    public boolean opensByState() {
        return brief.resources().stream().anyMatch(Permission::isOpenedByState);
    }

    /// A list that everybody may read, if there is one.
    public Optional<String> publicList() {
        return operations().stream()
                .filter(each -> each.kind() == Operation.Kind.LIST
                        && each.isPublic()
                        && !each.path().contains("{"))
                .map(Operation::path)
                .findFirst();
    }

    /// An address and who may ask for it; whose row it is, the statement asks.
    public record Route(String method, String path, String allowed) {
        private static final String OPEN = "permitAll()";

        boolean isPublic() {
            return allowed.equals(OPEN);
        }

        private boolean isBelow(String pattern) {
            return Pattern.matches(pattern.replace("*", "[^/]+"), path);
        }

        static Route of(Brief brief, Operation operation) {
            return new Route(
                    operation.kind().method(),
                    operation.path().replaceAll("\\{[^}]*}", "*"),
                    operation.isPublic() ? OPEN : allowed(Callers.of(brief, operation)));
        }

        private static String allowed(Callers callers) {
            return switch (callers.roles().size()) {
                case 0 -> "authenticated()";
                case 1 -> "hasRole(\"" + callers.roles().getFirst() + "\")";
                default -> callers.roles().stream().collect(Collectors.joining("\", \"", "hasAnyRole(\"", "\")"));
            };
        }
    }

    /// What costs more than one of its caller's allowance.
    public List<Cost> costs() {
        List<Operation> dear =
                operations().stream().filter(each -> each.weight() > 1).toList();
        return dear.stream()
                .map(each -> new Cost(each.kind().method(), each.path(), each.weight()))
                .toList();
    }

    /// One of them that can be asked without knowing a row.
    public Optional<Cost> dear() {
        return costs().stream().filter(each -> each.path().indexOf('{') < 0).findFirst();
    }

    public record Cost(String method, String path, int weight) {}

    public List<Tier> tiers() {
        return brief.limits().tiers().entrySet().stream()
                .map(each -> new Tier(
                        each.getKey(),
                        each.getValue().requests(),
                        each.getValue().perSeconds(),
                        Math.max(
                                1,
                                each.getValue().burst() > 0
                                        ? each.getValue().burst()
                                        : each.getValue().requests())))
                .toList();
    }

    public record Tier(String name, long requests, long seconds, long burst) {
        /// As guard writes it: `300/min burst 50`.
        public String text() {
            String unit = seconds == 1 ? "s" : seconds == 60 ? "min" : seconds == 3600 ? "h" : seconds + "s";
            return requests + "/" + unit + " burst " + burst;
        }
    }

    /// So many that no test but those of limits meets one.
    public int testRequests() {
        return 1_000_000;
    }

    /// What stands before the names of settings that guard reads in the place of the service.
    public String settings() {
        return guard() ? "lintel.guard." : "";
    }

    /// Of API keys, by which scanners find one that leaked: 2 to 16 letters and digits.
    public String keyPrefix() {
        String letters = name().replaceAll("[^a-z0-9]", "");
        return letters.length() < 2 ? "key" : letters.substring(0, Math.min(16, letters.length()));
    }

    /// Connections of one node, as the design reckons them.
    public int pool() {
        return new Capacity(brief).pool();
    }

    public int bodyBytes() {
        return BODY_BYTES;
    }

    public int idempotencyHours() {
        return ServiceTables.keyHours(brief);
    }

    public GraphShape graph() {
        return new GraphShape(this);
    }

    /// Whether any access pattern says how often it comes, in a way that can be tried.
    public boolean hasLoad() {
        return new Load(this, new Samples(this)).isThere();
    }

    /// How many times the usual rate comes at the peak.
    public String peakFactor() {
        double factor = brief.scale().peakFactor();
        return factor == Math.rint(factor) ? String.valueOf((long) factor) : String.valueOf(factor);
    }

    public boolean keyed() {
        return new Needs(brief).keys();
    }

    /// Whether the service keeps the keys of requests itself.
    public boolean keepsKeys() {
        return new Needs(brief).ownKeys();
    }

    public List<Provider> providers() {
        return slices().stream().flatMap(each -> each.providers().stream()).toList();
    }

    /// Whose tokens are trusted beside ours; where nobody has a password, a provider that the environment names.
    public Optional<Brief.Jwt> issuer() {
        return brief.auth()
                .jwt()
                .or(() -> brief.account().isEmpty()
                        ? Optional.of(new Brief.Jwt(env("OIDC_ISSUER"), "roles"))
                        : Optional.empty());
    }

    /// Whether people are signed in at the provider, and have a session of ours.
    public boolean oidc() {
        return brief.auth().login() == Brief.Login.OIDC;
    }

    /// The claim of a provider's token that carries roles, or the object that has it.
    public String rolesRoot() {
        return issuer().orElseThrow().roles().split("\\.")[0];
    }

    /// The value of [#rolesRoot], with `roles` inside.
    public String rolesClaim() {
        String[] steps = issuer().orElseThrow().roles().split("\\.");
        String value = "roles";
        for (int i = steps.length - 1; i > 0; i--) {
            value = "Map.of(\"" + steps[i] + "\", " + value + ")";
        }
        return value;
    }

    /// Roles whose callers are programs with a key.
    public List<String> keyRoles() {
        return brief.auth().apiKeyRoles();
    }

    public String quoted(List<String> words) {
        return words.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
    }

    /// Whether anything that is encrypted is found by a keyed hash.
    public boolean findsSealed() {
        return brief.resources().stream()
                .flatMap(each -> each.fields().stream())
                .anyMatch(Field::findable);
    }

    /// A version of before, and the day after which it is gone.
    public record Retired(String version, LocalDate until) {}

    public List<Retired> retired() {
        return brief.compatibility().retired().entrySet().stream()
                .map(each -> new Retired(each.getKey(), each.getValue()))
                .toList();
    }

    public int deprecationDays() {
        return brief.compatibility().deprecationDays();
    }

    public boolean keepsPages() {
        return slices().stream().anyMatch(Slice::keepsPages);
    }

    /// Addresses of lists that may be kept for a time, quoted.
    public String keptPaths() {
        return quoted(slices().stream()
                .filter(each -> each.can("LIST")
                        && each.staleSeconds() > 0
                        && each.through().isEmpty())
                .map(each -> each.path("LIST"))
                .toList());
    }

    /// What others are told of.
    public List<Event> events() {
        return brief.events();
    }

    public boolean tells(String carrier) {
        return brief.events().stream().anyMatch(each -> each.carrier() == Event.Carrier.valueOf(carrier));
    }

    /// The topics, quoted.
    public String topics() {
        return quoted(brief.events().stream()
                .filter(each -> each.carrier() == Event.Carrier.KAFKA)
                .map(Event::channel)
                .distinct()
                .toList());
    }

    /// An event whose rows a test can make.
    public record Told(Event event, Sample sample) {
        public Slice of() {
            return sample.of();
        }

        public String column() {
            return of().resource().stateField().orElseThrow().column();
        }
    }

    public Optional<Told> told(Samples samples, String carrier) {
        return brief.events().stream()
                .filter(each -> each.carrier() == Event.Carrier.valueOf(carrier))
                .flatMap(each -> samples.all().stream()
                        .filter(sample -> sample.of().type().equals(each.resource()))
                        .map(sample -> new Told(each, sample)))
                .findFirst();
    }

    public List<Webhook> webhooks() {
        return new Needs(brief)
                .webhooks().stream().map(each -> Webhook.of(this, each)).toList();
    }
}
