package dev.lintel.optimize.catalog;

import java.util.List;

public record ForeignKey(String name, List<String> columns, Name target, List<String> targetColumns) {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
