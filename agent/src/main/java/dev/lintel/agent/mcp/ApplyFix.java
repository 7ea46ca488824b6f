package dev.lintel.agent.mcp;

import dev.lintel.agent.Repository;
import dev.lintel.cli.UsageProblem;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reported;
import dev.lintel.review.Patch;
import dev.lintel.review.Patch.Change;
import dev.lintel.review.UnifiedDiff;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The mechanical fix of one finding as a patch; applied only when the server may write.
record ApplyFix(boolean mayWrite) implements ArchitectTool {
    @Override
    public String name() {
        return "apply_fix";
    }

    @Override
    public String title() {
        return "The mechanical fix of a finding";
    }

    @Override
    public String description() {
        return "The patch for a finding whose mechanicalFix is true, as a unified diff."
                + (mayWrite
                        ? " With write yes it is applied; call review afterwards."
                        : " This server was started read only: apply the diff yourself.");
    }

    @Override
    public Map<String, Object> input() {
        Schemas schema = Schemas.arguments().needed("id", "the finding's id");
        return (mayWrite ? schema.choice("write", "yes to change the files", List.of("yes", "no")) : schema).map();
    }

    @Override
    public boolean writes() {
        return mayWrite;
    }

    @Override
    public Map<String, Object> call(Arguments arguments, Repository repository) throws UsageProblem, IOException {
        String id = arguments.needed("id");
        Reported reported = Findings.byId(repository.standing().verdict().findings(), id)
                .orElseThrow(() -> new UsageProblem("no finding has this id now; it may be mended. Call review."));
        Fix fix = reported.finding()
                .fix()
                .filter(each -> !each.edits().isEmpty())
                .orElseThrow(() ->
                        new UsageProblem("this finding has no mechanical fix; explain_finding says how to mend it"));
        Workspace workspace = Workspace.of(repository.root());
        Patch patch = Patch.of(List.of(fix), workspace);
        boolean write = arguments.text("write").filter("yes"::equals).isPresent();
        if (write && !mayWrite) {
            throw new UsageProblem(
                    "this server was started read only; start it with --allow-write, or apply the diff yourself");
        }
        if (write) {
            for (Change change : patch.changes()) {
                put(repository.root(), change);
            }
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("diff", UnifiedDiff.of(patch));
        map.put(
                "files",
                patch.changes().stream().map(change -> change.file().path()).toList());
        map.put("skipped", patch.skipped());
        map.put("written", write);
        return map;
    }

    /// A link in the target must not lead the write out of it.
    private static void put(Path root, Change change) throws UsageProblem, IOException {
        Path file = root.resolve(change.file().path()).normalize();
        Path folder = file.getParent();
        if (folder == null || !file.startsWith(root)) {
            throw new UsageProblem(change.file().path() + " lies outside of " + root);
        }
        Files.createDirectories(folder);
        if (!folder.toRealPath().startsWith(root) || Files.isSymbolicLink(file)) {
            throw new UsageProblem(change.file().path() + " is reached by a link that leads elsewhere");
        }
        if (change.before().isEmpty()) {
            Files.writeString(file, change.after(), StandardOpenOption.CREATE_NEW);
        } else {
            Files.writeString(file, change.after());
        }
    }
}
