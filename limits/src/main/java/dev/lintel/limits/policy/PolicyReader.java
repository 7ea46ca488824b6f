package dev.lintel.limits.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a policy from YAML and says everything that is wrong with it at once, each mistake at its line. A policy
/// with a mistake is no policy: a misspelt limit must not be a missing one.
public final class PolicyReader {
    private static final Set<String> PARTS = Set.of("tiers", "rules", "costs", "exempt");

    private final Complaints complaints;

    private PolicyReader(String file) {
        this.complaints = new Complaints(file);
    }

    /// @param file what the problems call it
    public static Reading read(String file, String text) {
        return new PolicyReader(file).read(text);
    }

    private Reading read(String text) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel("policy")
                    .setMaxAliasesForCollections(0)
                    .build();
            Optional<Node> root = new Compose(settings).composeString(text);
            Policy policy = root.map(this::policy).orElse(Policy.NONE);
            return complaints.isEmpty() ? new Reading.Read(policy) : new Reading.Failed(complaints.all());
        } catch (MarkedYamlEngineException broken) {
            complaints.add(broken.getProblemMark(), "this is no YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            complaints.add(Optional.empty(), "this is no YAML: " + broken.getMessage());
        }
        return new Reading.Failed(complaints.all());
    }

    private Policy policy(Node root) {
        Map<String, Node> parts = new Mapping(complaints).of(root, "a policy", PARTS);
        List<Tier> tiers = new TierReader(complaints).read(parts.get("tiers"));
        RuleReader reader = new RuleReader(complaints, tiers);
        List<Rule> rules = reader.rules(parts.get("rules"));
        List<Cost> costs = reader.costs(parts.get("costs"));
        Node exempt = parts.get("exempt");
        return new Policy(tiers, rules, costs, exempt == null ? new ArrayList<>() : reader.paths(exempt));
    }
}
