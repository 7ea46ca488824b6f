package dev.lintel.optimize.change;

import dev.lintel.finding.Fix;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Association;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.optimize.trace.RowLoads.RowLoad;
import dev.lintel.practice.database.Associations;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the rows of a query get what the mapping loads for each of them, in the form that the backend uses there: an
/// entity graph on a method of Spring Data whose name is the query, a fetch join in JPQL that is written out, else
/// a batch size on the mapping. Collections always get a batch size: joined, they multiply rows and move paging out
/// of the database (Hibernate ORM User Guide, "Fetching").
public sealed interface FetchTogether {
    /// What there is to do, in a sentence.
    String advice();

    Fix fix(Workspace workspace) throws IOException;

    /// Rows that a batch asks for at a time, where the sources do not tell how many there are.
    int BATCH = 50;

    static FetchTogether of(RowLoad load, Backend backend, Workspace workspace) throws IOException {
        Query query = load.query();
        Association association = load.met().association();
        Optional<Set<String>> along = association.many()
                ? Optional.empty()
                : along(load.met().path(), association.target(), backend, new LinkedHashSet<>());
        if (along.isPresent()
                && query.language() == Language.DERIVED_NAME
                && query.fetched().isEmpty()) {
            return new Graph(query.at(), along.get());
        }
        if (along.isPresent() && query.language() == Language.JPQL && query.gives() != Gives.PAGE) {
            Optional<FetchTogether> join = Join.of(query, along.get(), workspace);
            if (join.isPresent()) {
                return join.get();
            }
        }
        // Hibernate takes the size for what is referred to from its class
        Span at = association.many()
                ? load.met().property().at()
                : Optional.ofNullable(backend.entities().get(association.target()))
                        .map(Entity::at)
                        .orElse(load.met().property().at());
        return new Batch(new BatchFetch(Associations.described(load.met()), at, BATCH));
    }

    /// The association with all that is eager behind it, since what a query fetches is not completed by `EAGER`
    /// either; empty when a collection is among it.
    private static Optional<Set<String>> along(String path, String target, Backend backend, Set<String> found) {
        found.add(path);
        Entity entity = backend.entities().get(target);
        if (entity == null) {
            return Optional.of(found);
        }
        for (Entity.Property property : entity.properties()) {
            Optional<Association> next = property.association().filter(each -> !each.lazy() && each.batchSize() < 2);
            if (next.isEmpty()) {
                continue;
            }
            boolean again = path.chars().filter(c -> c == '.').count() > 2;
            if (next.get().many() || again) {
                return Optional.empty();
            }
            if (along(path + "." + property.name(), next.get().target(), backend, found)
                    .isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /// `@EntityGraph` on the method of a repository.
    record Graph(Span at, Set<String> paths) implements FetchTogether {
        private static final String ANNOTATION = "org.springframework.data.jpa.repository.EntityGraph";

        @Override
        public String advice() {
            return "An entity graph on the query's method fetches %s with the rows."
                    .formatted(String.join(", ", paths));
        }

        @Override
        public Fix fix(Workspace workspace) throws IOException {
            List<String> quoted = paths.stream().map(path -> "\"" + path + "\"").toList();
            String all = String.join(", ", quoted);
            return new Fix(
                    advice(),
                    "",
                    Declared.with(
                            at,
                            ANNOTATION,
                            "@EntityGraph(attributePaths = " + (quoted.size() == 1 ? all : "{" + all + "}") + ")",
                            workspace));
        }
    }

    /// `left join fetch` behind the entity that the query selects.
    ///
    /// @param at where it goes
    record Join(Span at, String alias, Set<String> paths) implements FetchTogether {
        private static final Pattern SELECTED = Pattern.compile(
                "(?i)^\\s*(?:select\\s+(distinct\\s+)?(?<selected>\\w+)\\s+)?from\\s+(?<entity>[\\w.]+)\\s+(?:as\\s+)?(?<alias>(?!where\\b|order\\b|join\\b|left\\b|inner\\b|group\\b|fetch\\b)\\w+)");

        /// Empty unless the text stands in one piece in the source, and selects one entity and nothing else.
        static Optional<FetchTogether> of(Query query, Set<String> paths, Workspace workspace) throws IOException {
            SourceFile file = workspace.byId().get(query.at().file());
            boolean nested = paths.stream().anyMatch(path -> path.indexOf('.') >= 0);
            if (file == null || nested || query.at().line() != query.at().endLine()) {
                return Optional.empty();
            }
            String line = workspace
                    .text(file)
                    .lines()
                    .skip(query.at().line() - 1L)
                    .findFirst()
                    .orElse("");
            int start = query.at().column() - 1;
            boolean whole = start >= 0
                    && line.startsWith("\"" + query.text() + "\"", start)
                    && !query.text().toLowerCase(java.util.Locale.ROOT).contains(" group by ");
            Matcher selected = SELECTED.matcher(query.text());
            if (!whole || !selected.find()) {
                return Optional.empty();
            }
            String alias = selected.group("alias");
            if (selected.group("selected") != null
                    && !selected.group("selected").equals(alias)) {
                return Optional.empty();
            }
            int column = query.at().column() + 1 + selected.end();
            Span at = new Span(
                    query.at().file(), query.at().line(), column, query.at().line(), column);
            return Optional.of(new Join(at, alias, paths));
        }

        private String text() {
            return paths.stream()
                    .map(path -> " left join fetch " + alias + "." + path)
                    .reduce("", String::concat);
        }

        @Override
        public String advice() {
            return "The query's text fetches it:%s.".formatted(text());
        }

        @Override
        public Fix fix(Workspace workspace) {
            return new Fix(advice(), "", List.of(new Fix.Edit.Replace(at, text())));
        }
    }

    /// `@BatchSize` on the mapping.
    record Batch(BatchFetch size) implements FetchTogether {
        @Override
        public String advice() {
            return size.advice();
        }

        @Override
        public Fix fix(Workspace workspace) throws IOException {
            return size.fix(workspace);
        }
    }
}
