package dev.lintel.agent.install;

import dev.lintel.agent.install.JsonText.Child;
import dev.lintel.agent.install.JsonText.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Hooks that review the change when the agent wants to stop and, where the agent hears it, as soon as it has
/// written an entity or a migration. Findings end a review with 1; one that could not be done, which ends with 2,
/// must not hold an agent. Who goes on because of a hook is not held a second time.
///
/// @param agent whose hooks they are
record JsonHooks(Agent agent) implements Form {
    private static final String HOOKS = "hooks";
    private static final String VERSION = "version";
    private static final String COMMAND = "command";
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
        if (before.isEmpty() || before.get().isBlank()) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            if (agent == Agent.CURSOR) {
                root.put(VERSION, 1);
            }
            return JsonEdit.fresh(before, root.set(HOOKS, events(start)));
        }
        JsonText json = JsonText.read(before.get());
        if (json.object(json.root(), HOOKS).isPresent()) {
            String text = before.get();
            for (Hook hook : agent.hooks) {
                text = with(JsonText.read(text), hook, line(hook, start));
            }
            return text;
        }
        String text = new JsonEdit(json).put(json.root(), HOOKS, events(start));
        if (agent != Agent.CURSOR || json.root().child(VERSION).isPresent()) {
            return text;
        }
        JsonText hooked = JsonText.read(text);
        return new JsonEdit(hooked).put(hooked.root(), VERSION, IntNode.valueOf(1));
    }

    /// One that is there says what it said last; where and behind which tools it stands is its owner's choice.
    private String with(JsonText json, Hook hook, String line) throws Unmergeable {
        Group events = json.object(json.root(), HOOKS).orElseThrow();
        Optional<Group> entries = json.list(events, hook.event());
        if (entries.isEmpty()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode().add(entry(hook, line));
            return new JsonEdit(json).put(events, hook.event(), list);
        }
        List<Ours> known = ours(json, entries.get());
        if (known.isEmpty()) {
            return new JsonEdit(json).put(entries.get(), "", entry(hook, line));
        }
        return new JsonEdit(json)
                .replace(known.stream()
                        .collect(Collectors.toMap(
                                each -> each.hook().child(COMMAND).orElseThrow().value(),
                                _ -> StringNode.valueOf(line))));
    }

    private ObjectNode events(Start start) {
        ObjectNode events = JsonNodeFactory.instance.objectNode();
        agent.hooks.forEach(hook -> events.putArray(hook.event()).add(entry(hook, line(hook, start))));
        return events;
    }

    private String line(Hook hook, Start start) {
        String review = "'" + start.command() + "' " + MARK;
        return "cd \"" + agent.folder + "\" && " + hook.ending().line.replace("%s", review);
    }

    private ObjectNode entry(Hook hook, String line) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        if (agent == Agent.CURSOR) {
            return entry.put(COMMAND, line).put("loop_limit", 1);
        }
        if (!hook.matcher().isEmpty()) {
            entry.put("matcher", hook.matcher());
        }
        entry.putArray(HOOKS).addObject().put("type", "command").put(COMMAND, line);
        return entry;
    }

    @Override
    public Optional<String> without(String before) throws Unmergeable {
        if (before.isBlank()) {
            return Optional.of(before);
        }
        Optional<String> after = withoutHooks(before);
        JsonText json = JsonText.read(before);
        if (agent == Agent.CURSOR && hasVersionBefore(json) && !hasHooks(after)) {
            Child version = json.root().child(VERSION).orElseThrow();
            return withoutHooks(
                    new JsonEdit(json).remove(List.of(json.root()), version).orElse(before));
        }
        return after;
    }

    /// Its place says whose the version is: Lintel puts it right before the hooks that it brings.
    private static boolean hasVersionBefore(JsonText json) {
        List<String> names = json.root().children().stream().map(Child::name).toList();
        int hooks = names.indexOf(HOOKS);
        return hooks > 0 && names.get(hooks - 1).equals(VERSION);
    }

    private static boolean hasHooks(Optional<String> text) throws Unmergeable {
        return text.isPresent()
                && !text.get().isBlank()
                && JsonText.read(text.get()).root().child(HOOKS).isPresent();
    }

    private Optional<String> withoutHooks(String before) throws Unmergeable {
        Optional<String> text = Optional.of(before);
        for (Hook hook : agent.hooks.reversed()) {
            Optional<String> more = Optional.empty();
            while (text.isPresent() && !text.equals(more)) {
                more = text;
                text = withoutOne(text.get(), hook.event());
            }
        }
        return text;
    }

    private static Optional<String> withoutOne(String before, String event) throws Unmergeable {
        if (before.isBlank()) {
            return Optional.of(before);
        }
        JsonText json = JsonText.read(before);
        Optional<Group> events = json.object(json.root(), HOOKS);
        Optional<Group> entries = events.isEmpty() ? Optional.empty() : json.list(events.get(), event);
        if (entries.isEmpty()) {
            return Optional.of(before);
        }
        List<Group> outer = List.of(json.root(), events.get(), entries.get());
        return ours(json, entries.get()).stream()
                .findFirst()
                .map(each -> each.remove(new JsonEdit(json), outer))
                .orElse(Optional.of(before));
    }

    /// A hook of ours among those of an event.
    ///
    /// @param entry what stands in the event's list
    /// @param beside the list in the entry that it stands in; empty where the entry is the hook
    private record Ours(Group hook, Child entry, Optional<Group> beside) {
        Optional<String> remove(JsonEdit edit, List<Group> outer) {
            if (beside.isEmpty() || beside.get().children().size() == 1) {
                return edit.remove(outer, entry);
            }
            return edit.remove(List.of(beside.get()), beside.get().holderOf(hook));
        }
    }

    private static List<Ours> ours(JsonText json, Group entries) {
        List<Ours> ours = new ArrayList<>();
        for (Child entry : entries.children()) {
            if (!(entry.value() instanceof Group whole)) {
                continue;
            }
            Optional<Group> inner = whole.child(HOOKS)
                    .map(Child::value)
                    .filter(Group.class::isInstance)
                    .map(Group.class::cast);
            if (inner.isEmpty() && isOurs(json, whole)) {
                ours.add(new Ours(whole, entry, Optional.empty()));
            }
            inner.stream().flatMap(list -> list.children().stream()).forEach(each -> {
                if (each.value() instanceof Group hook && isOurs(json, hook)) {
                    ours.add(new Ours(hook, entry, inner));
                }
            });
        }
        return ours;
    }

    private static boolean isOurs(JsonText json, Group hook) {
        return hook.child(COMMAND)
                .map(each -> json.value(each.value()))
                .filter(each -> each.isString() && each.asString().contains(MARK))
                .isPresent();
    }
}
