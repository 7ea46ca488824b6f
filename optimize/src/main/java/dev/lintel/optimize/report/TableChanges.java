package dev.lintel.optimize.report;

import dev.lintel.optimize.change.TableChange;
import java.util.List;

/// Changes of tables that are no indexes, each with its reason and the way back.
final class TableChanges {
    private static final int MOST = 8;

    private TableChanges() {}

    static void add(Lines lines, List<TableChange> all) {
        if (all.isEmpty()) {
            return;
        }
        lines.add("").add("Changes of tables worth having");
        int number = 0;
        for (TableChange each : all.stream().limit(MOST).toList()) {
            lines.add("");
            lines.broken("%2d. ".formatted(++number), each.statements().getFirst());
            each.statements().stream().skip(1).forEach(statement -> lines.broken("    ", statement));
            lines.hanging("    why:   ", each.why());
            lines.hanging("    gain:  ", each.gain());
            lines.hanging("    cost:  ", each.cost());
            lines.hanging("    risk:  ", each.risk());
            lines.hanging("    watch: ", each.watch());
            each.undo().forEach(statement -> lines.broken("    undo:  ", statement));
        }
        if (all.size() > MOST) {
            lines.add("  - and %d more".formatted(all.size() - MOST));
        }
    }
}
