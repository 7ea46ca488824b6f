package dev.lintel.design.into;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.found.Existing;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Schema;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds what a new row refers to among the rows that are there.
record Links(House house, Backend backend, Workspace workspace) {
    Link to(Resource.Reference reference) throws Unlike, IOException {
        return house.store() == Store.JPA ? mapped(reference) : numbered(reference);
    }

    private static String column(Resource.Reference reference) {
        return Field.snake(reference.name()).toLowerCase(Locale.ROOT) + "_id";
    }

    private Link numbered(Resource.Reference reference) throws Unlike {
        String called = Addition.table(house, reference.to());
        Schema.Table table = backend.schema()
                .table(called)
                .or(() ->
                        Existing.in(backend).called(Field.snake(reference.to())).map(Existing.Row::table))
                .orElseThrow(() -> new Unlike(
                        reference.name() + " refers to " + reference.to() + ", but there is no table " + called));
        Optional<Schema.Column> key = table.keyColumn();
        return new Link(
                reference.name(),
                Optional.empty(),
                Optional.empty(),
                key.map(this::java).orElse(house.identity().type()),
                "id",
                table.name(),
                EntityMigration.keyOf(table.name(), backend),
                column(reference),
                key.map(SqlType::referring).orElse(house.identity().columnType()),
                reference.optional());
    }

    private Link mapped(Resource.Reference reference) throws Unlike, IOException {
        Entity entity = backend.entities().values().stream()
                .filter(each -> each.type().endsWith("." + reference.to()))
                .min(Comparator.comparing(Entity::type))
                .orElseThrow(() ->
                        new Unlike(reference.name() + " refers to " + reference.to() + ", which no entity is called"));
        Optional<Entity.Property> id = entity.id();
        Optional<Schema.Column> key = backend.schema().table(entity.table()).flatMap(Schema.Table::keyColumn);
        return new Link(
                reference.name(),
                Optional.of(entity.type()),
                Optional.of(finder(reference.to())),
                id.map(Entity.Property::javaType)
                        .map(type -> IdentityOf.boxed(type.substring(type.lastIndexOf('.') + 1)))
                        .orElse("Long"),
                id.map(Entity.Property::name).orElse("id"),
                entity.table(),
                EntityMigration.keyOf(entity.table(), backend),
                column(reference),
                key.map(SqlType::referring).orElse(house.identity().columnType()),
                reference.optional());
    }

    /// The repository that finds a row by its key; the entity manager where none of Spring Data does.
    private String finder(String simple) throws IOException {
        Pattern keeps =
                Pattern.compile("interface\\s+\\w+[^{]*\\b(?:JpaRepository|JpaRepositoryImplementation|CrudRepository"
                        + "|ListCrudRepository)<\\s*" + simple + "\\s*,");
        for (SourceFile each : workspace
                .files(file -> file.origin() == SourceFile.Origin.MAIN
                        && file.id().fileName().matches("\\w*" + simple + "(Repository|Repo|Dao)\\.java"))
                .sorted(Comparator.comparing(
                                (SourceFile file) -> file.id().fileName().length())
                        .thenComparing(SourceFile::id))
                .toList()) {
            Neighbours.Text text = new Neighbours.Text(each, workspace.text(each));
            if (keeps.matcher(text.text()).find()) {
                return text.packageName() + "." + text.simple();
            }
        }
        return house.style().persisted("EntityManager");
    }

    private String java(Schema.Column key) {
        return switch (key.family()) {
            case TEXT -> "String";
            case UUID -> "java.util.UUID";
            case INTEGER ->
                SqlType.referring(key).toLowerCase(Locale.ROOT).matches(".*(big|8|long).*") ? "Long" : "Integer";
            default -> house.identity().type();
        };
    }
}
