package dev.lintel.agent.install;

import dev.lintel.agent.install.Form.Json;
import dev.lintel.agent.install.Form.Start;
import dev.lintel.agent.install.Form.Unmergeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Hooks that review the change when the agent wants to stop and, where the agent hears it, as soon as it has
/// written an entity or a migration. Findings end a review with 1; one that could not be done, which ends with 2,
/// must not hold an agent. Who goes on because of a hook is not held a second time.
///
/// @param agent whose hooks they are
record JsonHooks(Agent agent) implements Form {
    private static final String MARK = "review . --diff HEAD";
    private static final String TOLD = "Lintel has found something in this change that is to be mended: call its tool"
            + " `review` with scope `change`, mend what it brings, and call it again.";
    /// Ends the hook unless the file that was written is an entity or a migration.
    private static final String MODEL = """
            file=$(sed -n 's/.*"file_path": *"\\([^"]*\\)".*/\\1/p' | head -n 1); case "$file" in *.sql|*/db/changelog/*) ;; \
            *.java|*.kt) grep -Eq '@(Entity|Table|TableName|MappedEntity)' "$file" || exit 0 ;; *) exit 0 ;; esac; """;

    /// What each agent calls its events and what reaches it of a hook.
    enum Agent {
        /// Of a hook's ends only 2 reaches the agent, with what stands on standard error; a tool has run by then.
        CLAUDE(
                "${CLAUDE_PROJECT_DIR:-.}",
                List.of(
                        new Hook("Stop", "", Ending.ONCE),
                        new Hook("PostToolUse", "Edit|MultiEdit|Write", Ending.WRITTEN))),
        /// The same when it wants to stop; behind a tool, 2 would hide what the tool answered, so that words are
        /// added to it instead.
        GEMINI(
                "${GEMINI_PROJECT_DIR:-.}",
                List.of(
                        new Hook("AfterAgent", "", Ending.ONCE),
                        new Hook("AfterTool", "replace|write_file", Ending.WRITTEN_ADDED))),
        /// What a hook says of an edit reaches nobody; at the end it may send one message more.
        CURSOR(".", List.of(new Hook("stop", "", Ending.MESSAGE)));

        private final String folder;
        private final List<Hook> hooks;

        Agent(String folder, List<Hook> hooks) {
            this.folder = folder;
            this.hooks = hooks;
        }
    }

    /// @param matcher the tools that it runs behind; empty for none
    private record Hook(String event, String matcher, Ending ending) {}

    /// How the hook's line goes on once it stands in the project's folder.
    private enum Ending {
        ONCE("{ grep -q '\"stop_hook_active\": *true' || { %s --fail-on high >&2; [ $? -ne 1 ] || exit 2; }; }"),
        WRITTEN("{ " + MODEL + "%s --fail-on medium >&2; [ $? -ne 1 ] || exit 2; }"),
        WRITTEN_ADDED("{ " + MODEL + "%s --fail-on medium >/dev/null 2>&1; [ $? -ne 1 ] ||"
                + " echo '{\"hookSpecificOutput\":{\"additionalContext\":\"" + TOLD + "\"}}'; }"),
        MESSAGE("{ cat >/dev/null; %s --fail-on high >/dev/null 2>&1; if [ $? -eq 1 ];"
                + " then echo '{\"followup_message\":\"" + TOLD + "\"}'; else echo '{}'; fi; }");

        private final String line;

        Ending(String line) {
            this.line = line;
        }
    }

    @Override
    public String with(Optional<String> before, Start start) throws Unmergeable {
        ObjectNode root = Json.object(before);
        if (agent == Agent.CURSOR && root.get("version") == null) {
            root.put("version", 1);
        }
        ObjectNode events = Json.child(root, "hooks");
        for (Hook hook : agent.hooks) {
            ArrayNode known = Json.list(events, hook.event());
            removeOurs(known);
            put(known.addObject(), hook, line(hook, start));
        }
        return Json.text(root);
    }

    private String line(Hook hook, Start start) {
        String review = "'" + start.command() + "' " + MARK;
        return "cd \"" + agent.folder + "\" && " + hook.ending().line.replace("%s", review);
    }

    private void put(ObjectNode entry, Hook hook, String line) {
        if (agent == Agent.CURSOR) {
            entry.put("command", line).put("loop_limit", 1);
            return;
        }
        if (!hook.matcher().isEmpty()) {
            entry.put("matcher", hook.matcher());
        }
        entry.putArray("hooks").addObject().put("type", "command").put("command", line);
    }

    @Override
    public Optional<String> without(String before) throws Unmergeable {
        ObjectNode root = Json.object(Optional.of(before));
        if (root.get("hooks") instanceof ObjectNode events) {
            for (Hook hook : agent.hooks) {
                if (events.get(hook.event()) instanceof ArrayNode known) {
                    removeOurs(known);
                    if (known.isEmpty()) {
                        events.remove(hook.event());
                    }
                }
            }
            if (events.isEmpty()) {
                root.remove("hooks");
            }
        }
        boolean nothingLeft =
                root.isEmpty() || agent == Agent.CURSOR && Map.of("version", 1).equals(Json.plain(Json.text(root)));
        return nothingLeft ? Optional.empty() : Optional.of(Json.text(root));
    }

    private static void removeOurs(ArrayNode entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).toString().contains(MARK)) {
                entries.remove(i);
            }
        }
    }
}
