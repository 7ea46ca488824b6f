package dev.lintel.design.into;

import dev.lintel.design.brief.Field;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A resource that is there, to write the new one alike: its row, its store and its controller.
///
/// @param idType in Java, where the store says it
/// @param xml the file of its statements
record Model(
        Store kind,
        Neighbours.Text row,
        Neighbours.Text store,
        Optional<Neighbours.Text> controller,
        Optional<String> idType,
        Optional<SourceFile> xml,
        Optional<Schema.Table> table) {
    private static final Pattern REPOSITORY = Pattern.compile(
            "interface\\s+\\w+[^{]*?\\b(JpaRepository|JpaRepositoryImplementation|CrudRepository|ListCrudRepository"
                    + "|PagingAndSortingRepository|ListPagingAndSortingRepository|Repository|ReactiveCrudRepository"
                    + "|ReactiveSortingRepository|R2dbcRepository)<\\s*(\\w+)\\s*,\\s*(\\w+)\\s*>");
    private static final Pattern STATEMENT =
            Pattern.compile("import org\\.apache\\.ibatis\\.annotations\\.(Select|Insert|Update|\\*)");

    /// The one that was made last of those that have most of the three.
    ///
    /// @param roles who may, in words; a controller whose folder is called so is nearer
    /// @param key the family of the new row's key, where it is known
    /// @param beside the build modules of the classes that it refers to: not every module sees them
    static Optional<Model> of(
            Backend backend,
            Workspace workspace,
            List<Neighbours.Text> controllers,
            Set<String> roles,
            Optional<Schema.Family> key,
            Set<String> beside)
            throws IOException {
        Map<String, List<Neighbours.Text>> texts = new HashMap<>();
        for (SourceFile file : workspace
                .files(each -> each.origin() == SourceFile.Origin.MAIN && each.endsWith(".java"))
                .toList()) {
            Neighbours.Text text = new Neighbours.Text(file, workspace.text(file));
            texts.computeIfAbsent(text.simple(), _ -> new ArrayList<>()).add(text);
        }
        Map<String, SourceFile> xml = backend.queries().stream()
                .filter(each -> each.language() == Query.Language.MAPPER)
                .map(each -> each.at().file())
                .filter(each -> each.path().endsWith(".xml"))
                .distinct()
                .flatMap(each -> workspace.file(each).stream())
                .collect(Collectors.toMap(
                        each -> each.id().fileName().replaceFirst("\\.xml$", ""), each -> each, (one, _) -> one));
        Set<String> modules = Set.copyOf(backend.application().modules());
        return texts.values().stream()
                .flatMap(List::stream)
                .filter(each ->
                        modules.isEmpty() || modules.contains(each.file().module()))
                .flatMap(each -> read(each, backend, texts, xml, controllers).stream())
                .max(Comparator.comparing((Model each) ->
                                beside.contains(each.row().file().module()))
                        .thenComparing(each -> each.hasKey(key))
                        .thenComparing(Comparator.comparingInt((Model each) -> each.worth(roles)))
                        .thenComparing(
                                each -> each.table().map(Schema.Table::at),
                                Comparator.comparing(at -> at.orElse(Span.ofFile(new SourceId("")))))
                        .thenComparing(each -> each.row().simple()));
    }

    private int worth(Set<String> roles) {
        boolean near = controller
                .filter(each ->
                        roles.stream().anyMatch(role -> each.file().id().path().contains("/" + role + "/")))
                .isPresent();
        boolean named =
                controller.filter(each -> each.simple().contains(row.simple())).isPresent();
        return (near ? 8 : 0) + (controller.isPresent() ? 4 : 0) + (named ? 2 : 0) + (table.isPresent() ? 1 : 0);
    }

    /// Whether the table's key is of the family that the new row's is: accounts that are known by their names are no
    /// example for numbers.
    private boolean hasKey(Optional<Schema.Family> wanted) {
        Optional<Schema.Family> family = table.flatMap(Schema.Table::keyColumn).map(Schema.Column::family);
        return wanted.isEmpty() || family.equals(wanted);
    }

    private static Optional<Model> read(
            Neighbours.Text store,
            Backend backend,
            Map<String, List<Neighbours.Text>> texts,
            Map<String, SourceFile> xml,
            List<Neighbours.Text> controllers) {
        Matcher repository = REPOSITORY.matcher(store.text());
        if (repository.find()) {
            boolean reactive = repository.group(1).startsWith("R2dbc")
                    || repository.group(1).startsWith("Reactive");
            return named(repository.group(2), store, texts)
                    .map(row -> new Model(
                            reactive ? Store.R2DBC : Store.JPA,
                            row,
                            store,
                            controller(row, controllers),
                            Optional.of(repository.group(3)),
                            Optional.empty(),
                            table(row, backend).or(() -> reactive ? called(row, backend) : Optional.empty())));
        }
        boolean annotated = STATEMENT.matcher(store.text()).find();
        SourceFile statements = xml.get(store.simple());
        if (!store.text().contains("interface " + store.simple()) || (!annotated && statements == null)) {
            return Optional.empty();
        }
        return named(store.simple().replaceFirst("(Mapper|Dao|DAO|Repository)$", ""), store, texts)
                .map(row -> new Model(
                        statements == null ? Store.MYBATIS_ANNOTATIONS : Store.MYBATIS_XML,
                        row,
                        store,
                        controller(row, controllers),
                        Optional.empty(),
                        Optional.ofNullable(statements),
                        table(row, backend).or(() -> queried(store, statements, backend))));
    }

    /// The class of that name which the store imports or stands beside.
    private static Optional<Neighbours.Text> named(
            String simple, Neighbours.Text store, Map<String, List<Neighbours.Text>> texts) {
        return texts.getOrDefault(simple, List.of()).stream()
                .filter(each -> each.packageName().equals(store.packageName())
                        || store.text().contains("import " + each.packageName() + "." + simple + ";")
                        || store.text().contains("import " + each.packageName() + ".*;"))
                .findFirst();
    }

    private static Optional<Neighbours.Text> controller(Neighbours.Text row, List<Neighbours.Text> all) {
        Pattern word = Pattern.compile("\\b" + row.simple() + "\\w*\\b");
        return all.stream()
                .filter(each -> each.simple().contains(row.simple())
                        || (row.simple().endsWith(each.simple().replaceFirst("(Rest)?Controller\\w*$", ""))
                                && word.matcher(each.text()).find()))
                .min(Comparator.comparingInt(each -> each.simple().length()));
    }

    private static Optional<Schema.Table> table(Neighbours.Text row, Backend backend) {
        return backend.entities().values().stream()
                .filter(each -> each.type().equals(row.packageName() + "." + row.simple()))
                .findFirst()
                .flatMap(each -> backend.schema().table(each.table()));
    }

    /// The table that Spring Data takes for a class which names none.
    private static Optional<Schema.Table> called(Neighbours.Text row, Backend backend) {
        return backend.schema().table(Field.snake(row.simple()));
    }

    /// The table that a mapper's statements insert into.
    private static Optional<Schema.Table> queried(Neighbours.Text store, @Nullable SourceFile xml, Backend backend) {
        return backend.queries().stream()
                .filter(each -> each.at().file().equals(store.file().id())
                        || (xml != null && each.at().file().equals(xml.id())))
                .filter(each -> each.shape().kind() == Shape.Kind.INSERT)
                .flatMap(each -> each.shape().tables().stream())
                .flatMap(each -> backend.schema().table(each.table()).stream())
                .findFirst();
    }
}
