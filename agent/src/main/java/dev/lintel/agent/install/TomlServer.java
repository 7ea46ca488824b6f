package dev.lintel.agent.install;

import dev.lintel.agent.install.TomlText.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A table of Codex' configuration; TOML has no order of tables, so ours stands last, behind one line break more.
record TomlServer() implements Form {
    private static final String SERVERS = "mcp_servers";
    private static final List<String> TABLE = List.of(SERVERS, "lintel");

    @Override
    public String with(Optional<String> before, Start start) throws Unmergeable {
        String newline = Lines.end(before.orElse(""));
        String command = quoted(start.command());
        String arguments =
                start.arguments().stream().map(TomlServer::quoted).collect(Collectors.joining(", ", "[", "]"));
        if (before.isEmpty()) {
            return table(newline, command, arguments);
        }
        TomlText toml = TomlText.read(before.get());
        List<Placed> ours = ours(toml);
        if (ours.isEmpty()) {
            refuseClosedTable(toml);
            return before.get() + newline + table(newline, command, arguments);
        }
        return renewed(toml, ours, command, arguments);
    }

    private static String table(String newline, String command, String arguments) {
        return "[mcp_servers.lintel]" + newline + "command = " + command + newline + "args = " + arguments + newline;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// An inline table is closed: no header may add to it.
    private static void refuseClosedTable(TomlText toml) throws Unmergeable {
        for (Placed each : placed(toml)) {
            if (!each.statement().header() && each.path().equals(List.of(SERVERS))) {
                throw new Unmergeable("has its servers in one value in line "
                        + Lines.number(toml.text(), each.statement().from())
                        + "; write them as tables [mcp_servers.NAME]");
            }
        }
    }

    /// The command and its arguments where they are said in statements of their own; the whole where they are not.
    private static String renewed(TomlText toml, List<Placed> ours, String command, String arguments) {
        StringBuilder text = new StringBuilder(toml.text());
        for (Placed each : ours.reversed()) {
            Statement said = each.statement();
            String name = said.header()
                    ? ""
                    : String.join(".", each.path().subList(1, each.path().size()));
            String instead = switch (name) {
                case "lintel.command" -> command;
                case "lintel.args" -> arguments;
                case "lintel" -> inline(toml.text().substring(said.value(), said.to()), command, arguments);
                default -> toml.text().substring(said.value(), said.to());
            };
            text.replace(said.value(), said.to(), instead);
        }
        return text.toString();
    }

    private static String inline(String known, String command, String arguments) {
        return known.contains("url") || known.contains(command) && known.contains(arguments)
                ? known
                : "{ command = " + command + ", args = " + arguments + " }";
    }

    @Override
    public Optional<String> without(String before) throws Unmergeable {
        TomlText toml = TomlText.read(before);
        StringBuilder text = new StringBuilder(before);
        for (Placed each : ours(toml).reversed()) {
            int from = before.lastIndexOf('\n', each.statement().from() - 1) + 1;
            int newline = before.indexOf('\n', each.statement().to());
            text.delete(from, newline < 0 ? before.length() : newline + 1);
            if (each.statement().header() && each.path().equals(TABLE)) {
                if (from == 0 && text.isEmpty()) {
                    return Optional.empty();
                }
                int breaks = text.substring(0, from).endsWith("\r\n") ? 2 : 1;
                text.delete(Math.max(0, from - breaks), from);
            }
        }
        return Optional.of(text.toString());
    }

    /// @param path from the file's root
    private record Placed(Statement statement, List<String> path) {}

    private static List<Placed> placed(TomlText toml) {
        List<Placed> placed = new ArrayList<>();
        List<String> table = List.of();
        for (Statement each : toml.statements()) {
            if (each.header()) {
                table = each.path();
            }
            List<String> path = new ArrayList<>(each.header() ? List.of() : table);
            path.addAll(each.path());
            placed.add(new Placed(each, List.copyOf(path)));
        }
        return placed;
    }

    private static List<Placed> ours(TomlText toml) {
        return placed(toml).stream()
                .filter(each ->
                        each.path().size() >= 2 && each.path().subList(0, 2).equals(TABLE))
                .toList();
    }
}
