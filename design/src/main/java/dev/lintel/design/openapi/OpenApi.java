package dev.lintel.design.openapi;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.contract.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The contract of a brief, OpenAPI 3.1.
public record OpenApi(Brief brief) {
    private static final String WEBHOOKS = "Webhooks";

    /// As YAML.
    public String text() {
        List<Operation> operations = new Operations(brief).all();
        Map<String, Object> document = Node.of(
                "openapi", "3.1.0",
                "info", info(),
                "servers",
                        List.of(Node.of(
                                "url",
                                "https://" + brief.service().name() + ".test",
                                "description",
                                "production, behind its gateway",
                                "x-internal",
                                false)),
                "tags", tags(operations),
                "security", List.of(Node.of("token", List.of())),
                "paths", paths(operations),
                "components", new Components(brief, operations).all());
        brief.tenancy().ifPresent(tenant -> document.put("x-tenant", Names.id(tenant)));
        return YamlText.of(document);
    }

    private Map<String, Object> info() {
        String name = brief.service().name();
        return Node.of(
                "title",
                name,
                "version",
                brief.service().apiVersion().substring(1) + ".0.0",
                "description",
                "Tokens are JWTs, checked as RFC8725 asks. Errors are problem details (RFC 9457).",
                "license",
                Node.of("name", "Proprietary", "url", "https://example.com/license"),
                "contact",
                Node.of("name", name, "url", "https://example.com/support", "email", "api@example.com"));
    }

    private List<Object> tags(List<Operation> operations) {
        List<Object> all = new ArrayList<>(brief.roots().map(OpenApi::tag).toList());
        if (operations.stream().anyMatch(each -> each.kind() == Kind.WEBHOOK)) {
            all.add(Node.of("name", WEBHOOKS, "description", "What systems outside tell"));
        }
        return all;
    }

    private static Map<String, Object> tag(Resource resource) {
        String owned =
                resource.owner().map(owner -> ", owned by its " + owner.name()).orElse("");
        return Node.of("name", resource.name(), "description", resource.name() + owned);
    }

    private Map<String, Object> paths(List<Operation> operations) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        operations.forEach(each -> paths.computeIfAbsent(each.path(), _ -> new LinkedHashMap<>())
                .put(each.kind().method().toLowerCase(Locale.ROOT), operation(each)));
        return new LinkedHashMap<>(paths);
    }

    private Map<String, Object> operation(Operation operation) {
        Requests requests = new Requests(brief, operation);
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("tags", List.of(operation.resource().map(Resource::name).orElse(WEBHOOKS)));
        node.put("operationId", id(operation));
        node.put("summary", summary(operation));
        node.put(
                "description",
                "For " + callers(operation) + ". Costs " + operation.weight() + " of the caller's allowance.");
        node.put("x-access", operation.who().stream().map(Who::text).toList());
        node.put("security", security(operation));
        if (!requests.parameters().isEmpty()) {
            node.put("parameters", requests.parameters());
        }
        requests.body().ifPresent(body -> node.put("requestBody", body));
        node.put("responses", new Answers(brief, operation).all());
        return node;
    }

    private static String id(Operation operation) {
        String[] words = operation.name().split("\\.");
        return words.length == 1
                ? words[0]
                : words[1] + words[0].substring(0, 1).toUpperCase(Locale.ROOT) + words[0].substring(1);
    }

    private static String summary(Operation operation) {
        String resource = operation.resource().map(Resource::name).orElse("");
        String one = Names.one(Names.spoken(resource));
        String many = Names.spokenMany(resource);
        return switch (operation.kind()) {
            case CREATE -> operation.isRegistration() ? "Open an account" : "Create " + one;
            case LIST -> "List " + many;
            case EXPORT -> "Export " + many + " of a period, one a line";
            case READ -> "Read " + one;
            case UPDATE -> "Change " + one;
            case DELETE -> "Delete " + one;
            case MOVE -> "Make " + one + " " + operation.state().orElse("");
            case LOGIN -> "Get a token for a password";
            case CONFIRM -> "Confirm an address by the token of its mail";
            case ASK_CONFIRM -> "Ask for that mail once more";
            case WEBHOOK -> "Be told by " + operation.name().replace(".webhook", "");
        };
    }

    private static String callers(Operation operation) {
        return operation.who().stream().map(Who::text).collect(Collectors.joining(", "));
    }

    private List<Object> security(Operation operation) {
        if (operation.kind() == Kind.WEBHOOK) {
            return List.of(Node.of("signature", List.of()));
        }
        List<Object> all = new ArrayList<>();
        if (operation.isPublic()) {
            // none is needed; one that is there counts for its caller's limits
            all.add(Node.of());
        }
        all.add(Node.of("token", List.of()));
        if (brief.auth().login() == Brief.Login.OIDC) {
            all.add(Node.of("session", List.of()));
        }
        if (operation.who().stream().anyMatch(this::holdsKeys)) {
            all.add(Node.of("key", List.of()));
        }
        return List.copyOf(all);
    }

    private boolean holdsKeys(Who who) {
        return switch (who.caller()) {
            case Who.Holder(String role) -> brief.auth().apiKeyRoles().contains(role);
            case Who.Anyone(), Who.SignedIn() -> !brief.auth().apiKeyRoles().isEmpty();
            case Who.Owner _ -> false;
        };
    }

    /// What can go wrong with an operation, in the order of the numbers.
    public List<Integer> statuses(Operation operation) {
        return new Answers(brief, operation).problems();
    }
}
