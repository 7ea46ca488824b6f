package dev.lintel.design.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a brief. All problems are told at once, each at its line with what to write instead.
public final class BriefReader {
    private final Problems problems = new Problems();
    private final Yaml yaml = new Yaml(problems);

    private BriefReader() {}

    /// @param file how problems name the place
    public static Brief read(String file, String text) throws BriefProblem {
        BriefReader reader = new BriefReader();
        Optional<Node> root = reader.yaml.root(text);
        if (root.isEmpty()) {
            reader.problems.at(1, "a brief needs `resources:`, what the service keeps");
            reader.problems.raise(file);
        }
        Brief brief = reader.brief(root.orElseThrow());
        reader.problems.raise(file);
        return brief;
    }

    private Brief brief(Node root) {
        Map<String, Node> keys = yaml.keys(root, Section.BRIEF);
        yaml.word(keys.get("lintel"), Map.of("1", true), true);
        Known known = Known.of(root);
        for (Node role : yaml.list(keys.get("roles"))) {
            if (!yaml.text(role).matches("[a-z][a-z0-9-]*") || RESERVED.contains(yaml.text(role))) {
                problems.at(
                        role,
                        "a role is one word in lower case, `support`; " + String.join(", ", RESERVED)
                                + " mean something else");
            }
        }
        SurroundingsReader surroundings = new SurroundingsReader(yaml, problems, known);
        Brief.Auth auth = surroundings.auth(keys.get("auth"));
        Optional<String> tenancy = Optional.ofNullable(keys.get("tenancy")).flatMap(at -> tenancy(at, known));
        Brief.Service service = surroundings.service(keys.get("service"));
        Brief.Scale scale = surroundings.scale(keys.get("scale"));
        Brief brief = new Brief(
                service,
                scale,
                auth,
                List.copyOf(known.roles()),
                tenancy,
                resources(keys, root, scale, new ResourceReader(yaml, problems, known, tenancy)),
                new PatternReader(yaml, problems, known).read(keys.get("access_patterns")),
                new LimitReader(yaml, problems, known, auth.apiKeyRoles()).read(keys.get("limits")),
                surroundings.externals(keys.get("external")),
                surroundings.events(keys.get("events")),
                new RuleReader(yaml, problems, known).read(keys.get("consistency")),
                surroundings.compatibility(keys.get("compatibility"), service.apiVersion()),
                List.of());
        new OwnedRows(brief).refuse(yaml.named(keys.get("resources")), yaml, problems);
        new NamedRows(brief).refuse(yaml.named(keys.get("resources")), yaml, problems);
        return brief.asking(Questions.of(brief, keys.keySet()));
    }

    private static final List<String> RESERVED = List.of("public", "owner", "none", "signed-in", "anonymous");

    /// There are as many accounts as people use it, where the brief says nothing else.
    private List<Resource> resources(Map<String, Node> keys, Node root, Brief.Scale scale, ResourceReader reader) {
        List<Resource> resources = new ArrayList<>();
        yaml.named(keys.get("resources")).forEach((name, node) -> {
            Resource read = reader.read(name, node);
            boolean counted = keys.containsKey("scale") && read.isAccount() && !read.rowsSaid();
            resources.add(counted ? read.withRows(scale.users()) : read);
        });
        if (resources.isEmpty()) {
            problems.at(keys.getOrDefault("resources", root), "a brief needs `resources:`, what the service keeps");
        }
        return resources;
    }

    private Optional<String> tenancy(Node at, Known known) {
        String name = yaml.text(at);
        if (!known.resources().containsKey(name)) {
            problems.at(
                    at,
                    "no resource '" + name + "'"
                            + Yaml.instead(name, known.resources().keySet()));
        }
        return Optional.of(name);
    }
}
