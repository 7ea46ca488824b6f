package dev.lintel.optimize.rework;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Magnitude;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Language;
import dev.lintel.graph.Step;
import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.practice.api.CollectionUnpaged;
import dev.lintel.practice.api.CollectionUnpaged.Unpaged;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An endpoint that answers all rows of a table that grows, with the lines by which a client can ask for a page of
/// them: a `Pageable` from the handler down to the repository. Its default is one page that holds everything, so a
/// client that asks for none gets what it gets today, in the order of the key. (Spring Data Commons, "Web support".)
final class Pagination {
    private static final String PAGEABLE = "org.springframework.data.domain.Pageable";
    private static final String DEFAULT = "org.springframework.data.web.PageableDefault";
    /// What gives the same rows on, each for itself or all as they are.
    private static final Set<String> PASSING = Set.of("stream", "map", "toList", "collect");

    private final Backend backend;
    private final Program program;
    private final SourceText sources;
    private final Map<OperationId, Set<OperationId>> callers;

    Pagination(Backend backend, Program program, SourceText sources) {
        this.backend = backend;
        this.program = program;
        this.sources = sources;
        this.callers = Operation.callers(backend.operations().values());
    }

    List<Rework> all() throws IOException {
        Paths paths = backend.paths();
        List<Rework> all = new ArrayList<>();
        for (Unpaged each : CollectionUnpaged.unpaged(backend, paths)
                .filter(found -> isWorthIt(found, paths))
                .toList()) {
            Rework found = of(each);
            // where nothing can be proposed, only what surely gets large is worth a word
            if (found.fix().isPresent() || each.finding().risk().atLeast(Risk.MEDIUM)) {
                all.add(found);
            }
        }
        return all;
    }

    /// What a value narrows, or what belongs together, needs more than a table that grows somehow.
    private static boolean isWorthIt(Unpaged unpaged, Paths paths) {
        Query query = ((Step.Run) unpaged.path().step()).query();
        boolean whole = query.shape().filter().isEmpty()
                && query.shape()
                        .mainTable()
                        .filter(table -> paths.traffic().magnitude(table) != Magnitude.FEW)
                        .isPresent();
        return whole || unpaged.finding().risk().atLeast(Risk.MEDIUM);
    }

    private Rework of(Unpaged unpaged) throws IOException {
        Query query = ((Step.Run) unpaged.path().step()).query();
        String table = query.shape().mainTable().orElse("a table");
        String says = "%s answers %s row of %s, which grows with use; the query is asked at %s."
                .formatted(
                        unpaged.endpoint().label(),
                        query.shape().filter().isEmpty() ? "every" : "every matching",
                        table,
                        unpaged.path().at());
        Optional<List<Link>> links = links(unpaged);
        Optional<String> doubt = links.isEmpty()
                ? Optional.of("the way from the handler to the query is not plain enough to pass a page along")
                : doubt(unpaged, query, links.get());
        if (doubt.isPresent()) {
            return rework(
                    unpaged,
                    says,
                    "Take a page with an upper bound; no lines are proposed, since %s.".formatted(doubt.get()),
                    Optional.empty());
        }
        String advice =
                "With a Pageable down to the query, ?page=0&size=20 asks for a page, and who sends neither is answered"
                        + " as before; lower the default of the handler once clients ask for pages.";
        return rework(unpaged, says, advice, Optional.of(fix(query, links.get(), advice)));
    }

    private static Rework rework(Unpaged unpaged, String says, String advice, Optional<Fix> fix) {
        return new Rework(
                new Observation(Topic.ROWS_TOO_MANY, says, advice, 0),
                unpaged.path().at(),
                fix);
    }

    /// One method on the way, and the call in it that leads on; the last one's is the query.
    private record Link(Method method, Call call, Span at) {}

    /// Empty where one of them does more with the rows than to pass them on.
    private Optional<List<Link>> links(Unpaged unpaged) {
        Path path = unpaged.path();
        List<Link> links = new ArrayList<>();
        OperationId in = unpaged.endpoint().handler();
        List<Step> steps = new ArrayList<>(path.via());
        steps.add(path.step());
        for (Step step : steps) {
            Optional<Link> link = link(in, step.at());
            if (link.isEmpty()) {
                return Optional.empty();
            }
            links.add(link.get());
            if (step instanceof Step.Call call) {
                if (call.targets().size() != 1) {
                    return Optional.empty();
                }
                in = call.targets().getFirst();
            }
        }
        return Optional.of(links);
    }

    private Optional<Link> link(OperationId in, Span at) {
        MethodId id = new MethodId(in.owner(), in.name(), in.parameters());
        Optional<Method> method = program.method(id);
        return program.body(id)
                .flatMap(body -> Walk.all(body.block(), Statement.Return.class)
                        .flatMap(each -> each.value().stream())
                        .map(Pagination::rows)
                        .filter(each -> each instanceof Call && body.at(each).equals(at))
                        .findFirst()
                        .flatMap(call -> method.map(found -> new Link(found, (Call) call, at))));
    }

    /// What a returned expression passes on.
    private static Expression rows(Expression value) {
        if (value instanceof Call call
                && call.callee().is("org.springframework.http.ResponseEntity", "ok")
                && call.arguments().size() == 1) {
            return rows(call.arguments().getFirst());
        }
        return value instanceof Call call
                        && PASSING.contains(call.name())
                        && call.receiver().filter(Call.class::isInstance).isPresent()
                ? rows(call.receiver().get())
                : value;
    }

    private Optional<String> doubt(Unpaged unpaged, Query query, List<Link> links) {
        Entity entity = backend.entities().get(query.entity());
        boolean repository = query.language() == Language.DERIVED_NAME
                || query.language() == Language.JPQL
                || query.language() == Language.BUILT_IN && query.text().equals("findAll");
        if (entity == null || !repository || !query.givesObjects()) {
            return Optional.of("the query is not one of Spring Data's over an entity");
        }
        List<Entity.Property> keys = entity.properties().stream()
                .filter(each -> each.kind() == Kind.ID)
                .toList();
        if (keys.size() != 1 || keys.getFirst().name().contains(".")) {
            return Optional.of("no single key gives the pages an order");
        }
        if (query.fetched().stream()
                .anyMatch(path -> entity.property(path.split("\\.")[0])
                        .filter(each -> each.kind() == Kind.TO_MANY || each.kind() == Kind.ELEMENTS)
                        .isPresent())) {
            return Optional.of("the query fetches a collection with the rows, and Hibernate would page in memory");
        }
        for (Link link : links) {
            Method method = link.method();
            if (overrides(method)) {
                return Optional.of("%s is declared by a supertype as well".formatted(method.name()));
            }
            if (method.annotations().stream().anyMatch(each -> each.simpleName().startsWith("Cache"))) {
                return Optional.of("the answer of %s is cached".formatted(method.name()));
            }
            boolean handler = link == links.getFirst();
            if (!handler && isUsedElsewhere(method)) {
                return Optional.of("%s has other callers".formatted(method.name()));
            }
            if (handler
                    && method.annotations().stream()
                            .noneMatch(each -> each.type().startsWith("org.springframework.web.bind.annotation."))) {
                return Optional.of("the handler is not one of Spring MVC's");
            }
            if (name(links).isEmpty()) {
                return Optional.of("its names are taken");
            }
        }
        Call asked = links.getLast().call();
        boolean own = query.language() != Language.BUILT_IN;
        if (own && declared(asked).isEmpty() || !own && !asked.arguments().isEmpty()) {
            return Optional.of("the method of the repository is not its own");
        }
        if (own
                && (isUsedElsewhere(declared(asked).get()) || isCalledTwice(asked))
                && !declared(asked).get().annotations().isEmpty()) {
            return Optional.of("%s has other callers".formatted(asked.name()));
        }
        return Optional.empty();
    }

    private Optional<Method> declared(Call asked) {
        return asked.callee().method().flatMap(program::method);
    }

    private boolean overrides(Method method) {
        return program.supertypes(method.id().owner()).stream()
                .skip(1)
                .flatMap(each -> program.type(each.name()).stream())
                .flatMap(type -> type.methods().stream())
                .anyMatch(each -> each.name().equals(method.name())
                        && each.parameters().size() == method.parameters().size());
    }

    /// By other code, or by tests, which are not resolved.
    private boolean isUsedElsewhere(Method method) {
        OperationId id = OperationIds.of(method.id());
        return callers.getOrDefault(id, Set.of()).size() > 1 || sources.isInTest(id.simpleOwner(), method.name() + "(");
    }

    private boolean isCalledTwice(Call asked) {
        return program.bodiesCalling(Set.of(asked.name()))
                        .flatMap(body -> Walk.calls(body.block()))
                        .filter(call ->
                                call.callee().method().equals(asked.callee().method()))
                        .count()
                > 1;
    }

    /// What the new parameter is called; empty where both names are taken somewhere on the way.
    private Optional<String> name(List<Link> links) {
        return Stream.of("page", "pageable")
                .filter(name -> links.stream().noneMatch(link -> names(link).contains(name)))
                .findFirst();
    }

    private List<String> names(Link link) {
        return Stream.concat(
                        link.method().parameters().stream().map(each -> each.name()),
                        program.body(link.method().id()).stream()
                                .flatMap(body -> Walk.all(body.block(), Statement.Local.class))
                                .map(Statement.Local::name))
                .toList();
    }

    private Fix fix(Query query, List<Link> links, String advice) throws IOException {
        String name = name(links).orElseThrow();
        String key = Optional.ofNullable(backend.entities().get(query.entity()))
                .flatMap(Entity::id)
                .map(Entity.Property::name)
                .orElse("id");
        List<Fix.Edit> edits = new ArrayList<>();
        for (Link link : links) {
            boolean handler = link == links.getFirst();
            boolean none = link.method().parameters().isEmpty();
            String parameter =
                    (handler ? "@PageableDefault(size = Integer.MAX_VALUE, sort = \"%s\") ".formatted(key) : "")
                            + "Pageable " + name;
            edits.add(parameter(link.method(), parameter, none));
            edits.add(new Fix.Edit.Import(link.method().at().file(), PAGEABLE));
            if (handler) {
                edits.add(new Fix.Edit.Import(link.method().at().file(), DEFAULT));
            }
            boolean last = link == links.getLast();
            boolean brought = last && query.language() == Language.BUILT_IN;
            edits.add(argument(link, name, brought));
        }
        edits.addAll(repository(query, links.getLast(), name));
        return new Fix(advice, "", edits);
    }

    /// One page of everything, in the order of the key where the query's own order does not tell rows apart.
    private String whole(Query query, String key) {
        String column = Optional.ofNullable(backend.entities().get(query.entity()))
                .flatMap(Entity::id)
                .map(Entity.Property::column)
                .orElse(key);
        boolean ordered = query.shape().order().stream()
                .anyMatch(each -> each.column().name().equals(column));
        return "@PageableDefault(size = Integer.MAX_VALUE%s)".formatted(ordered ? "" : ", sort = \"" + key + "\"");
    }

    private Fix.Edit parameter(Method method, String parameter, boolean first) throws IOException {
        String text = sources.after(method.at());
        int open = text.indexOf('(', text.indexOf(method.name()));
        return new Fix.Edit.Replace(sources.behind(method.at(), close(text, open)), (first ? "" : ", ") + parameter);
    }

    /// Where the parenthesis that opens there is closed; texts in between may hold others.
    private static int close(String text, int open) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && text.charAt(i - 1) != '\\') {
                quoted = !quoted;
            }
            if (!quoted && c == '(') {
                depth++;
            }
            if (!quoted && c == ')' && --depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private Fix.Edit argument(Link link, String name, boolean brought) throws IOException {
        Span at = link.at();
        if (brought) {
            String receiver = sources.of(new Span(at.file(), at.line(), at.column(), at.endLine(), at.endColumn()));
            return new Fix.Edit.Replace(
                    at, receiver.substring(0, receiver.lastIndexOf("findAll")) + "findAllBy(" + name + ")");
        }
        Span end = new Span(at.file(), at.endLine(), at.endColumn() - 1, at.endLine(), at.endColumn() - 1);
        return new Fix.Edit.Replace(end, (link.call().arguments().isEmpty() ? "" : ", ") + name);
    }

    /// The method that is asked with a page: the one that is there where nothing else calls it, else one beside it.
    private List<Fix.Edit> repository(Query query, Link last, String name) throws IOException {
        Call asked = last.call();
        RowQuery rows = RowQuery.in(backend, program).stream()
                .filter(each -> each.call() == asked || each.at().equals(last.at()))
                .findFirst()
                .orElseThrow();
        if (query.language() == Language.BUILT_IN) {
            return new NewMethod(
                            List.of(),
                            "List<%s> findAllBy(Pageable %s)".formatted(rows.entityName(), name),
                            List.of("java.util.List", rows.entity().type(), PAGEABLE))
                    .into(rows, sources);
        }
        Method method = rows.method().orElseThrow();
        if (isCalledTwice(asked) || isUsedElsewhere(method)) {
            List<String> parameters = new ArrayList<>();
            method.parameters().forEach(each -> parameters.add(Types.written(each.type()) + " " + each.name()));
            parameters.add("Pageable " + name);
            return new NewMethod(
                            List.of(),
                            "%s %s(%s)"
                                    .formatted(
                                            Types.written(method.returns()),
                                            method.name(),
                                            String.join(", ", parameters)),
                            List.of(PAGEABLE))
                    .into(rows, sources);
        }
        return List.of(
                new Fix.Edit.Import(method.at().file(), PAGEABLE),
                parameter(method, "Pageable " + name, method.parameters().isEmpty()));
    }
}
