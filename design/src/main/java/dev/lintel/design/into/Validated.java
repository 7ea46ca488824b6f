package dev.lintel.design.into;

import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Bean Validation says of a class's fields, as the columns of a table that is to be made: what no row may have is
/// kept out by the database too (Hibernate's own schema does the same).
final class Validated {
    /// With groups it holds for some requests only.
    private static final Pattern NEEDED = Pattern.compile("@(?:NotNull|NotBlank|NotEmpty)\\b(?!\\([^)]*\\bgroups\\b)");

    private static final Pattern LONGEST =
            Pattern.compile("@(?:Size|Length)\\((?![^)]*\\bgroups\\b)[^)]*?\\bmax\\s*=\\s*(\\d{1,5})\\b");
    private static final Pattern OWN_LENGTH = Pattern.compile("@Column\\([^)]*\\blength\\s*=");

    private Validated() {}

    static Table table(Table table, Workspace workspace) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (Column each : table.columns()) {
            columns.add(column(each, EntityMigration.declaration(each.at(), workspace)));
        }
        return new Table(
                table.name(),
                columns,
                table.primaryKey(),
                table.uniques(),
                table.indexes(),
                table.references(),
                table.checks(),
                table.view(),
                table.complete(),
                table.createdBy(),
                table.at());
    }

    private static Column column(Column column, String declaration) {
        boolean needed = NEEDED.matcher(declaration).find();
        Matcher longest = LONGEST.matcher(declaration);
        boolean bounded = column.family() == Family.TEXT
                && column.length() > 0
                && !OWN_LENGTH.matcher(declaration).find()
                && longest.find();
        return new Column(
                column.name(),
                column.type(),
                bounded ? Math.max(1, Integer.parseInt(longest.group(1))) : column.length(),
                column.scale(),
                column.nullable() && !needed,
                column.defaulted(),
                column.defaultText(),
                column.family(),
                column.at());
    }
}
