package dev.lintel.design.service;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.GraphBounds;
import dev.lintel.design.contract.Operation;
import java.util.List;
import java.util.stream.Collectors;

/// The whole service as GraphQL tells it.
public record GraphShape(Shape shape) {
    public boolean isThere() {
        return shape.brief().service().graphql() != Brief.Graphql.NONE;
    }

    private List<Graph> all() {
        return isThere() ? shape.slices().stream().map(Slice::graph).toList() : List.of();
    }

    /// Those that a root field asks for.
    public List<Graph> asked() {
        return all().stream()
                .filter(each -> !each.of().isPart() && each.isAsked())
                .toList();
    }

    public List<Graph> types() {
        return all().stream().filter(Graph::isThere).toList();
    }

    /// Whether any root field changes something.
    public boolean writes() {
        return asked().stream().anyMatch(each -> each.operations().stream().anyMatch(Operation::changes));
    }

    /// Whether rows of it come with a request, of their own or as parts.
    public boolean isMade(Graph graph) {
        return shape.brief()
                .parentOf(graph.of().resource())
                .map(parent -> Slice.of(shape.brief(), parent).graph().creates())
                .orElse(graph.creates());
    }

    public boolean hasDates() {
        return types().stream()
                .flatMap(each -> each.of().members().stream())
                .anyMatch(each -> each.kind() == Member.Kind.DATE);
    }

    /// Whether somebody who is not logged in may ask anything.
    public boolean isPublic() {
        return asked().stream().flatMap(each -> each.operations().stream()).anyMatch(Operation::isPublic);
    }

    public int deepest() {
        return GraphBounds.DEEPEST;
    }

    public int dearest() {
        return GraphBounds.DEAREST;
    }

    public String who(Graph graph, String kind) {
        return who(graph.of().operation(Operation.Kind.valueOf(kind)).orElseThrow());
    }

    public String who(Operation operation) {
        return operation.isPublic()
                ? "For everybody."
                : operation.who().stream().map(Who::text).collect(Collectors.joining(", ", "For ", "."));
    }

    /// Root fields that cost more than one of their caller's allowance.
    public List<Cost> costs() {
        return asked().stream()
                .flatMap(graph -> graph.operations().stream()
                        .filter(each -> each.weight() > 1)
                        .map(each -> new Cost(graph.field(each), each.weight())))
                .toList();
    }

    public record Cost(String field, int weight) {}
}
