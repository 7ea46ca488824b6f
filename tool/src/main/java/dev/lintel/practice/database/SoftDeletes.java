package dev.lintel.practice.database;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Language;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The tables whose rows stay when they are deleted, with all that reads them.
///
/// @param mark of the table
/// @param mapping what the class says of it; empty when it says nothing
/// @param hiding statements that leave deleted rows out by themselves
/// @param blind statements that give them as well, each with the ways to it
/// @param written whether something marks a row
record SoftDeletes(
        DeletionMark mark, Optional<Entity> mapping, List<Path> hiding, List<List<Path>> blind, boolean written) {
    SoftDeletes {
        hiding = List.copyOf(hiding);
        blind = List.copyOf(blind);
    }

    static List<SoftDeletes> of(Backend backend, Paths paths) {
        Map<String, List<Path>> runs = new TreeMap<>();
        for (Entry entry : backend.entries()) {
            paths.queries(entry)
                    .filter(path -> !path.guessed())
                    .forEach(path -> path.query()
                            .shape()
                            .mainTable()
                            .ifPresent(table -> runs.computeIfAbsent(table, _ -> new ArrayList<>())
                                    .add(path)));
        }
        List<SoftDeletes> all = new ArrayList<>();
        runs.forEach((table, ways) -> mark(backend, table, ways).ifPresent(mark -> all.add(of(mark, backend, ways))));
        return all;
    }

    /// By the mapping, else by the statements that tell the rows apart.
    private static Optional<DeletionMark> mark(Backend backend, String table, List<Path> ways) {
        Optional<String> mapped = backend.entityOfTable(table)
                .flatMap(Entity::deletion)
                .filter(deletion -> deletion.marks() || DeletionMark.isNamed(deletion.column()))
                .map(Entity.Deletion::column)
                .filter(column -> !column.isEmpty());
        return mapped.or(() -> logical(backend, table))
                .or(() -> ways.stream()
                        .flatMap(path -> path.query().shape().filter().stream())
                        .map(Shape.Predicate::column)
                        .filter(column ->
                                column.table().isEmpty() || column.table().equals(table))
                        .map(Shape.Column::name)
                        .filter(DeletionMark::isNamed)
                        .findFirst())
                .map(column -> new DeletionMark(table, column));
    }

    /// MyBatis-Plus marks rows by a property of that name in whatever class has it.
    private static Optional<String> logical(Backend backend, String table) {
        return backend.settings()
                .get("mybatis-plus.global-config.db-config.logic-delete-field")
                .flatMap(setting -> backend.entityOfTable(table)
                        .flatMap(entity -> entity.property(setting.value()))
                        .map(Entity.Property::column));
    }

    private static SoftDeletes of(DeletionMark mark, Backend backend, List<Path> ways) {
        Optional<Entity> entity = backend.entityOfTable(mark.table());
        boolean byLibrary = logical(backend, mark.table()).isPresent();
        boolean byItself = byLibrary
                || entity.flatMap(Entity::deletion)
                        .filter(Entity.Deletion::hides)
                        .isPresent();
        Map<Span, Path> hiding = new LinkedHashMap<>();
        Map<Span, List<Path>> blind = new LinkedHashMap<>();
        Predicate<Path> covered = path -> byItself && !isWritten(path.query());
        for (Path path : ways) {
            Shape shape = path.query().shape();
            if (shape.kind() == Shape.Kind.SELECT && !covered.test(path)) {
                if (mark.hiddenBy(shape)) {
                    hiding.putIfAbsent(place(path), path);
                } else if (shape.complete() && !mark.askedBy(shape)) {
                    blind.computeIfAbsent(place(path), _ -> new ArrayList<>()).add(path);
                }
            }
        }
        boolean written = ways.stream()
                .anyMatch(path -> path.query().shape().kind() == Shape.Kind.UPDATE
                        && path.query().shape().assigned().stream().anyMatch(each -> mark.is(each.column())));
        return new SoftDeletes(
                mark,
                entity,
                List.copyOf(hiding.values()),
                List.copyOf(blind.values()),
                written
                        || byLibrary
                        || entity.flatMap(Entity::deletion)
                                .filter(Entity.Deletion::marks)
                                .isPresent());
    }

    /// Whether the framework adds nothing to it: SQL that somebody wrote.
    static boolean isWritten(Query query) {
        return query.language() == Language.SQL || query.language() == Language.MAPPER;
    }

    /// What people would change: the call of what a framework brings, else the statement.
    static Span place(Path path) {
        return path.query().language() == Language.BUILT_IN
                ? path.at()
                : path.query().at();
    }

    /// The statements that hide deleted rows and give as many as this one: one row, or several.
    Stream<Path> alike(Path path) {
        boolean one = givesOne(path);
        return hiding.stream().filter(other -> givesOne(other) == one);
    }

    static boolean givesOne(Path path) {
        return path.query().gives() == Query.Gives.ONE;
    }
}
