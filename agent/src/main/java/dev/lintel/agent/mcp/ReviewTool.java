package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Standing;
import dev.lintel.cli.UsageProblem;
import dev.lintel.finding.Reported;
import dev.lintel.finding.Risk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong, or what a change makes wrong.
record ReviewTool() implements ArchitectTool {
    private static final List<String> RISKS =
            Stream.of(Risk.values()).map(Risk::label).toList();

    @Override
    public String name() {
        return "review";
    }

    @Override
    public String title() {
        return "What is wrong";
    }

    @Override
    public String description() {
        return "Findings, the most dangerous first. scope change judges only what the working tree brings"
                + " beyond a git revision: call that before you end a task. Open one with"
                + " explain_finding; mend mechanical ones with apply_fix.";
    }

    @Override
    public Map<String, Object> input() {
        return Schemas.arguments()
                .choice("scope", "all (default) or change", List.of("all", "change"))
                .text("since", "git revision for scope change, default HEAD")
                .text("file", "only findings that touch files whose path contains this")
                .text("endpoint", "only findings of endpoints whose label contains this")
                .choice("atLeast", "lowest risk wanted", RISKS)
                .paged()
                .map();
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        boolean change = arguments.text("scope").filter("change"::equals).isPresent();
        Standing standing = change ? repository.since(arguments.text("since").orElse("HEAD")) : repository.standing();
        Optional<String> file = arguments.text("file");
        Optional<String> endpoint = arguments.text("endpoint");
        Optional<Risk> least = risk(arguments);
        List<Reported> found = standing.verdict().findings().stream()
                .filter(each -> least.isEmpty() || each.finding().risk().atLeast(least.get()))
                .filter(each -> file.isEmpty() || touches(each, file.get()))
                .filter(each -> endpoint.isEmpty()
                        || each.finding().routes().stream().anyMatch(label -> label.contains(endpoint.get())))
                .toList();
        return Page.of("findings", found, arguments, Findings::brief);
    }

    private static Optional<Risk> risk(Arguments arguments) throws UsageProblem {
        Optional<String> label = arguments.text("atLeast");
        if (label.isPresent() && !RISKS.contains(label.get())) {
            throw new UsageProblem("atLeast is one of " + String.join(", ", RISKS));
        }
        return label.map(each -> Risk.values()[RISKS.indexOf(each)]);
    }

    private static boolean touches(Reported reported, String file) {
        return reported.finding().evidence().chain().stream()
                .anyMatch(link -> link.at().file().path().contains(file));
    }
}
