package dev.lintel.agent.install;

import dev.lintel.agent.install.CodingAgent.Placement;
import dev.lintel.agent.install.Form.Start;
import dev.lintel.agent.install.Form.Unmergeable;
import dev.lintel.review.Patch.Change;
import dev.lintel.source.SourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What would change in a project. An agent with a file that cannot be changed is left out whole, the others are not.
public final class Plan {
    private final Path root;
    private final boolean install;
    private final Start start;
    private final Map<String, State> files = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Set<CodingAgent> done = EnumSet.noneOf(CodingAgent.class);

    private record State(ProjectFile file, Optional<String> before, Optional<String> after) {
        boolean changes() {
            return !before.equals(after);
        }
    }

    private Plan(Path root, boolean install, Start start) {
        this.root = root;
        this.install = install;
        this.start = start;
    }

    public static Plan install(List<CodingAgent> agents, Path root, Start start) throws IOException {
        Plan plan = new Plan(root.toRealPath(), true, start);
        agents.forEach(agent -> plan.add(agent, agent.placements()));
        return plan;
    }

    /// What two agents read stays while one of them is left.
    public static Plan uninstall(List<CodingAgent> agents, Path root, Start start) throws IOException {
        Plan plan = new Plan(root.toRealPath(), false, start);
        for (CodingAgent agent : agents) {
            List<Placement> alone = agent.placements().stream()
                    .filter(placement -> !plan.isNeededBeside(agents, placement))
                    .toList();
            plan.add(agent, alone.reversed());
        }
        return plan;
    }

    private boolean isNeededBeside(List<CodingAgent> agents, Placement placement) {
        return EnumSet.allOf(CodingAgent.class).stream()
                .filter(other -> !agents.contains(other) && other.placements().contains(placement))
                .anyMatch(this::isInstalled);
    }

    private boolean isInstalled(CodingAgent agent) {
        Placement servers = agent.placements().getFirst();
        try {
            Optional<String> text = ProjectFile.of(root, servers.path()).read();
            return text.isPresent() && !servers.form().without(text.get()).equals(text);
        } catch (Unmergeable | IOException _) {
            return false;
        }
    }

    private void add(CodingAgent agent, List<Placement> placements) {
        Map<String, State> changed = new LinkedHashMap<>(files);
        List<String> said = new ArrayList<>();
        for (Placement placement : placements) {
            try {
                add(placement, changed, said);
            } catch (Unmergeable problem) {
                leftOut.add(agent.display() + " is left out: " + placement.path() + " " + problem.getMessage());
                return;
            } catch (IOException problem) {
                leftOut.add(agent.display() + " is left out: " + placement.path() + " cannot be read: "
                        + problem.getMessage());
                return;
            }
        }
        done.add(agent);
        files.putAll(changed);
        said.stream().filter(each -> !notes.contains(each)).forEach(notes::add);
    }

    private void add(Placement placement, Map<String, State> changed, List<String> said)
            throws Unmergeable, IOException {
        ProjectFile file = ProjectFile.of(root, placement.path());
        State known = changed.get(file.realPath());
        Optional<String> before = known == null ? file.read() : known.before();
        Optional<String> now = known == null ? before : known.after();
        Optional<String> after = after(placement.form(), now);
        State state = new State(file, before, after);
        if (state.changes() && file.isReadOnly()) {
            throw new Unmergeable("is read-only");
        }
        if (state.changes() && file.isLinked()) {
            said.add(placement.path() + " is a link: " + file.realPath() + " is what changes");
        }
        if (placement.form() instanceof OwnFile && after.isPresent() && !OwnFile.isAsWritten(after.get())) {
            said.add(placement.path() + " was changed by somebody and stays as it is");
        }
        changed.put(file.realPath(), state);
    }

    private Optional<String> after(Form form, Optional<String> now) throws Unmergeable {
        if (install) {
            return Optional.of(form.with(now, start));
        }
        return now.isPresent() ? form.without(now.get()) : now;
    }

    /// The files that change, in the order of their names.
    public List<Change> changes() {
        return files.entrySet().stream()
                .filter(each -> each.getValue().changes())
                .sorted(Map.Entry.comparingByKey())
                .map(each -> change(new SourceId(each.getKey()), each.getValue()))
                .toList();
    }

    private static Change change(SourceId file, State state) {
        return state.after()
                .map(now -> new Change(file, state.before(), now))
                .orElseGet(() -> Change.removing(file, state.before().orElse("")));
    }

    /// The agents that it changes something for, or that have all already.
    public List<CodingAgent> agents() {
        return List.copyOf(done);
    }

    /// What is worth knowing of files.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// Agents that nothing was done for, each with the file and the reason.
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    /// Changes the files.
    ///
    /// @return those that could not be written, each with the reason
    public List<String> write() {
        List<String> failed = new ArrayList<>();
        files.forEach((path, state) -> {
            try {
                if (state.changes() && state.after().isPresent()) {
                    state.file().write(state.after().get());
                } else if (state.changes()) {
                    state.file().delete();
                }
            } catch (IOException problem) {
                failed.add(path + " could not be written: " + problem.getMessage());
            }
        });
        return failed;
    }
}
