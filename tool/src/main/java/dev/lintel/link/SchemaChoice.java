package dev.lintel.link;

import dev.lintel.graph.Schema;
import dev.lintel.read.Fact;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which of the databases found is the application's: migrations before loose files, the main module's before others',
/// the larger before the smaller.
final class SchemaChoice {
    static final Schema NONE = new Schema(Map.of(), List.of(), Schema.Dialect.OTHER, false, List.of());

    private SchemaChoice() {}

    static Optional<Fact.Database> of(Scope scope, FactIndex facts) {
        String mainModule =
                scope.application().modules().isEmpty() ? "" : scope.application().modules().getFirst();
        return facts.of(Fact.Database.class)
                .filter(database -> scope.containsModule(database.module()) || database.module().isEmpty())
                .filter(database -> !database.schema().tables().isEmpty())
                .min(Comparator.comparing((Fact.Database each) -> !each.authoritative())
                        .thenComparing(each -> !each.module().equals(mainModule))
                        .thenComparing(each -> -each.schema().tables().size())
                        .thenComparing(each -> each.at().toString()));
    }
}
