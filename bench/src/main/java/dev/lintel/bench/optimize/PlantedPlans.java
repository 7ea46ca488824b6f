package dev.lintel.bench.optimize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `plans.sql`: statements that are slow for a reason that was put there, with the reason.
///
/// @param setup run once, before all
record PlantedPlans(List<String> setup, List<Case> cases) {
    /// @param causes any of which is right as the first; empty for a healthy plan
    /// @param prepare run before, inside the transaction that is rolled back
    /// @param blocker run by another session that keeps its locks for a while; empty for none
    record Case(String id, List<String> causes, List<String> prepare, String blocker, String statement) {}

    static PlantedPlans read() throws IOException {
        try (InputStream in = PlantedPlans.class.getResourceAsStream("plans.sql")) {
            if (in == null) {
                throw new IOException("plans.sql is missing");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    private static PlantedPlans of(List<String> lines) {
        List<String> setup = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        int at = lines.indexOf("-- setup") + 1;
        while (!lines.get(at).startsWith("-- ")) {
            setup.add(lines.get(at++));
        }
        while (at < lines.size()) {
            String[] head = lines.get(at++).substring(3).split("[ ;]");
            List<String> prepare = new ArrayList<>();
            String blocker = "";
            String statement = "";
            while (at < lines.size() && !lines.get(at).startsWith("-- ")) {
                String line = lines.get(at++);
                if (line.startsWith("set: ")) {
                    prepare.add("set local " + line.substring(5));
                } else if (line.startsWith("run: ")) {
                    prepare.add(line.substring(5));
                } else if (line.startsWith("blocked by: ")) {
                    blocker = line.substring(12);
                } else if (!line.isBlank()) {
                    statement = line.substring(0, line.length() - 1);
                }
            }
            List<String> causes = head[1].equals("none") ? List.of() : List.of(head[1].split("\\|"));
            cases.add(new Case(head[0], causes, List.copyOf(prepare), blocker, statement));
        }
        return new PlantedPlans(List.copyOf(setup), List.copyOf(cases));
    }
}
