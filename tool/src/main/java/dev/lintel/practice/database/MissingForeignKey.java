package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Table;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A reference of the mapping is no foreign key of the database, in a schema where such references are.
public final class MissingForeignKey implements Practice {
    static final Guide GUIDE = new Guide(
            "db-missing-fk",
            Risk.MEDIUM,
            "relations are enforced by foreign keys",
            """
            Without a foreign key rows point to what is not there: after a delete, a failed import, a statement by hand. \
            The code that follows the reference then fails with a not-found exception in the middle of a list, for \
            everybody who has one such row.""",
            "Medium where some request deletes the rows that are referred to, else low. Only told where the schema has foreign "
                    + "keys for most references: a team that does without them has decided so.",
            """
            Rows that point nowhere must be cleaned up first. On PostgreSQL add it `NOT VALID` and validate it in a second \
            migration, so that no table is locked while it is read; give the column an index, or each delete of a \
            parent reads the whole table.""",
            """
            ```sql
            alter table orders add constraint fk_orders_customer
                foreign key (customer_id) references customer (id) not valid;
            alter table orders validate constraint fk_orders_customer;
            ```""",
            List.of("CWE-1109", "PostgreSQL documentation, ALTER TABLE, Notes"));

    /// So many references with a key make one without it an oversight.
    private static final int ENOUGH = 3;

    @Override
    public Guide guide() {
        return GUIDE;
    }

    /// A reference that the code follows.
    private record Reference(Entity entity, Entity.Property property, Table table, Column column, Table target) {
        boolean isKept() {
            return table.references().stream().anyMatch(key -> key.columns().contains(column.name()));
        }
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        List<Reference> all = backend.entities().values().stream()
                .sorted(Comparator.comparing(Entity::type))
                .flatMap(entity ->
                        entity.properties().stream().flatMap(property -> reference(backend, entity, property).stream()))
                .toList();
        long kept = all.stream().filter(Reference::isKept).count();
        long open = all.size() - kept;
        return kept < ENOUGH || kept < 2 * open
                ? Stream.empty()
                : all.stream().filter(each -> !each.isKept()).map(each -> finding(paths, each, kept));
    }

    private static Optional<Reference> reference(Backend backend, Entity entity, Entity.Property property) {
        Optional<Table> table = property.table().isEmpty() ? backend.schema().table(entity.table()) : Optional.empty();
        Optional<Table> target = property.association()
                .flatMap(association -> Optional.ofNullable(backend.entities().get(association.target())))
                .flatMap(other -> backend.schema().table(other.table()));
        return property.kind() == Entity.Kind.TO_ONE
                        && table.filter(MissingForeignKey::isKnown).isPresent()
                        && target.filter(MissingForeignKey::isKnown)
                                .flatMap(Table::keyColumn)
                                .isPresent()
                ? table.get()
                        .column(property.column())
                        .map(column -> new Reference(entity, property, table.get(), column, target.get()))
                : Optional.empty();
    }

    private static boolean isKnown(Table table) {
        return table.complete() && !table.view() && !table.byMapping();
    }

    private static Finding finding(Paths paths, Reference reference, long kept) {
        String name = reference.table().name();
        String target = reference.target().name();
        Set<Entry> deleters = paths.traffic().of(target).deleters();
        Optional<Entry> deleter = deleters.stream().findFirst();
        Judgement judgement = Judgement.from(Risk.MEDIUM)
                .loweredIf(deleter.isEmpty(), "nothing that was read deletes rows of " + target)
                .noting(kept + " other references of the mapping have a foreign key");
        Trail trail = Trail.start(
                        reference.property().at(),
                        "each " + Drift.name(reference.entity()) + " refers to one row of " + target)
                .then(reference.column().at(), "no foreign key of " + name + " holds that");
        deleter.ifPresent(entry -> trail.then(entry.at(), entry.label() + " deletes rows of " + target));
        String key = reference.target().keyColumn().map(Column::name).orElse("id");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                name + "." + reference.column().name(),
                "Rows of " + name + " can point to a row of " + target
                        + " that is not there: no foreign key holds them.",
                judgement.reasons(),
                name + "." + reference.column().name(),
                deleter.map(Entry::label).stream().toList(),
                trail.guilty(reference.column().at()),
                Optional.of(new Fix(
                        "Clean up what points nowhere, then add the key.",
                        "+ alter table " + name + " add foreign key ("
                                + reference.column().name() + ") references " + target + " (" + key + ");",
                        List.of())));
    }
}
