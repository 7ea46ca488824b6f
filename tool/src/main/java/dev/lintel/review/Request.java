package dev.lintel.review;

import dev.lintel.finding.Baseline;
import dev.lintel.source.Workspace;
import java.util.Optional;

/// What is to be reviewed and how.
///
/// @param target the folder as the user named it, for people
/// @param base what the change is judged against; empty to judge everything
/// @param showPossible whether findings of low confidence are wanted
public record Request(
        String target,
        Workspace workspace,
        Optional<Workspace> base,
        Parts parts,
        ProjectSettings settings,
        Optional<Baseline> baseline,
        boolean showPossible) {
    public static Request of(Workspace workspace, Parts parts) {
        return new Request(
                workspace.root().toString(),
                workspace,
                Optional.empty(),
                parts,
                ProjectSettings.NONE,
                Optional.empty(),
                false);
    }

    /// The same request, judging everything.
    public Request withoutBaseline() {
        return new Request(target, workspace, Optional.empty(), parts, settings, Optional.empty(), showPossible);
    }

    /// The same request, judged by others.
    public Request with(Parts others) {
        return new Request(target, workspace, base, others, settings, baseline, showPossible);
    }

    /// The same request on other files, for judging again after a repair.
    public Request on(Workspace other) {
        return new Request(target, other, base, parts, settings, baseline, showPossible);
    }
}
