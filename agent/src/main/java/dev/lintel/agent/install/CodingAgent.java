package dev.lintel.agent.install;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A coding agent, and where it looks inside a project for servers of the Model Context Protocol.
public enum CodingAgent {
    CLAUDE(
            "claude",
            "Claude Code",
            List.of(
                    new Placement(".mcp.json", new JsonServers("mcpServers", false)),
                    new Placement(".claude/agents/lintel-architect.md", new OwnFile(Texts.ARCHITECT)),
                    new Placement(".claude/settings.json", new JsonHooks(JsonHooks.Agent.CLAUDE)))),
    CODEX(
            "codex",
            "Codex",
            List.of(
                    new Placement(".codex/config.toml", new TomlServer()),
                    new Placement("AGENTS.md", new MarkdownSection(Texts.PARAGRAPH)))),
    CURSOR(
            "cursor",
            "Cursor",
            List.of(
                    new Placement(".cursor/mcp.json", new JsonServers("mcpServers", false)),
                    new Placement(".cursor/hooks.json", new JsonHooks(JsonHooks.Agent.CURSOR)),
                    new Placement("AGENTS.md", new MarkdownSection(Texts.PARAGRAPH)))),
    VSCODE(
            "vscode",
            "Visual Studio Code",
            List.of(
                    new Placement(".vscode/mcp.json", new JsonServers("servers", true)),
                    new Placement("AGENTS.md", new MarkdownSection(Texts.PARAGRAPH)))),
    GEMINI(
            "gemini",
            "Gemini CLI",
            List.of(
                    new Placement(".gemini/settings.json", new JsonServers("mcpServers", false)),
                    new Placement(".gemini/settings.json", new JsonHooks(JsonHooks.Agent.GEMINI)),
                    new Placement("AGENTS.md", new MarkdownSection(Texts.PARAGRAPH)))),
    JETBRAINS(
            "jetbrains",
            "JetBrains Junie",
            List.of(
                    new Placement(".junie/mcp/mcp.json", new JsonServers("mcpServers", false)),
                    new Placement(".junie/guidelines.md", new MarkdownSection(Texts.PARAGRAPH))));

    private final String word;
    private final String name;
    private final List<Placement> placements;

    CodingAgent(String word, String name, List<Placement> placements) {
        this.word = word;
        this.name = name;
        this.placements = placements;
    }

    /// One file of a project and what Lintel puts into it.
    public record Placement(String path, Form form) {}

    public String word() {
        return word;
    }

    /// As its makers write it.
    public String display() {
        return name;
    }

    public List<Placement> placements() {
        return placements;
    }

    public static Optional<CodingAgent> of(String word) {
        return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
