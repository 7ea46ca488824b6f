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
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Magnitude;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
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
    private static final String DEFAULT = "org.springframework.data.web.PageableDefault";
    /// What gives the same rows on, each for itself or all as they are.
    private static final Set<String> PASSING = Set.of("stream", "map", "toList", "collect");

    private final Paths paths;
    private final Program program;
    private final SourceText sources;
    private final List<RowQuery> queries;
    private final Map<OperationId, Set<OperationId>> callers;

    /// @param queries all that there are in these ways
    Pagination(Paths paths, Program program, SourceText sources, List<RowQuery> queries) {
        this.paths = paths;
        this.program = program;
        this.sources = sources;
        this.queries = List.copyOf(queries);
        this.callers = Operation.callers(paths.backend().operations().values());
    }

    List<Rework> all() throws IOException {
        List<Rework> all = new ArrayList<>();
        for (Unpaged each : CollectionUnpaged.unpaged(paths.backend(), paths)
                .filter(this::isWorthIt)
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
    private boolean isWorthIt(Unpaged unpaged) {
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
        Optional<RowQuery> asked = queries.stream()
                .filter(each -> each.at().equals(unpaged.path().at())
                        && each.entity().type().equals(query.entity()))
                .findFirst();
        Optional<String> doubt = links.isEmpty()
                ? Optional.of("the way from the handler to the query is not plain enough to pass a page along")
                : asked.isEmpty()
                        ? Optional.of("the query is no plain one of Spring Data's over an entity")
                        : doubt(asked.get(), links.get());
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
        return rework(unpaged, says, advice, Optional.of(fix(asked.orElseThrow(), links.get(), advice)));
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
        MethodId id = OperationIds.method(in);
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

    private Optional<String> doubt(RowQuery asked, List<Link> links) {
        Entity entity = asked.entity();
        List<Entity.Property> keys = entity.properties().stream()
                .filter(each -> each.kind() == Kind.ID)
                .toList();
        if (keys.size() != 1 || keys.getFirst().name().contains(".")) {
            return Optional.of("no single key gives the pages an order");
        }
        if (asked.query().fetched().stream()
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
        }
        if (name(links).isEmpty()) {
            return Optional.of("its names are taken");
        }
        Optional<Method> own = asked.method();
        if (own.isEmpty() && !asked.call().arguments().isEmpty()) {
            return Optional.of("the method of the repository is not its own");
        }
        if (own.isPresent() && !own.get().annotations().isEmpty() && isShared(own.get(), asked.call())) {
            return Optional.of("%s has other callers".formatted(own.get().name()));
        }
        return Optional.empty();
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

    private boolean isShared(Method method, Call asked) {
        return isCalledTwice(asked) || isUsedElsewhere(method);
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

    private Fix fix(RowQuery asked, List<Link> links, String advice) throws IOException {
        String name = name(links).orElseThrow();
        String key = asked.entity().id().orElseThrow().name();
        List<Fix.Edit> edits = new ArrayList<>();
        for (Link link : links) {
            boolean handler = link == links.getFirst();
            String parameter =
                    (handler ? "@PageableDefault(size = Integer.MAX_VALUE, sort = \"%s\") ".formatted(key) : "")
                            + "Pageable " + name;
            edits.add(parameter(link.method(), parameter));
            edits.add(new Fix.Edit.Import(link.method().at().file(), NewMethod.PAGEABLE));
            if (handler) {
                edits.add(new Fix.Edit.Import(link.method().at().file(), DEFAULT));
            }
            boolean brought = link == links.getLast() && asked.method().isEmpty();
            edits.add(argument(link, name, brought));
        }
        edits.addAll(repository(asked, name));
        return new Fix(advice, "", edits);
    }

    private Fix.Edit parameter(Method method, String parameter) throws IOException {
        String text = sources.after(method.at());
        int open = text.indexOf('(', text.indexOf(method.name()));
        return new Fix.Edit.Replace(
                sources.behind(method.at(), close(text, open)),
                (method.parameters().isEmpty() ? "" : ", ") + parameter);
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
            String call = sources.of(at);
            return new Fix.Edit.Replace(at, call.substring(0, call.lastIndexOf("findAll")) + "findAllBy(" + name + ")");
        }
        Span end = new Span(at.file(), at.endLine(), at.endColumn() - 1, at.endLine(), at.endColumn() - 1);
        return new Fix.Edit.Replace(end, (link.call().arguments().isEmpty() ? "" : ", ") + name);
    }

    /// The method that is asked with a page: the one that is there where nothing else calls it, else one beside it.
    private List<Fix.Edit> repository(RowQuery asked, String name) throws IOException {
        if (asked.method().isEmpty()) {
            return new NewMethod(
                            List.of(),
                            "List<%s> findAllBy(Pageable %s)".formatted(asked.entityName(), name),
                            List.of("java.util.List", asked.entity().type(), NewMethod.PAGEABLE))
                    .into(asked, sources);
        }
        Method method = asked.method().get();
        if (isShared(method, asked.call())) {
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
                            List.of(NewMethod.PAGEABLE))
                    .into(asked, sources);
        }
        return List.of(
                new Fix.Edit.Import(method.at().file(), NewMethod.PAGEABLE), parameter(method, "Pageable " + name));
    }
}
