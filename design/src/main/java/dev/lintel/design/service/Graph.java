package dev.lintel.design.service;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.contract.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One resource as GraphQL tells it: the same views, requests and rules as REST, and rows that lead to other rows.
/// What is not read over REST has no field here either; logins, registrations and exports stay with REST.
public record Graph(Slice of) {
    /// Whether GraphQL is asked for, and has a use for this resource.
    public boolean isThere() {
        return of.brief().service().graphql() != Brief.Graphql.NONE && (isAsked() || isWhole() || isReferred());
    }

    /// Whether a root field asks for it.
    public boolean isAsked() {
        return reads() || lists() || !changes().isEmpty();
    }

    /// A part of something that is there.
    private boolean isWhole() {
        return of.brief()
                .parentOf(of.resource())
                .map(parent -> Slice.of(of.brief(), parent).graph().isAsked())
                .orElse(false);
    }

    public boolean reads() {
        return of.can("READ");
    }

    public boolean lists() {
        return of.can("LIST");
    }

    private boolean writes() {
        return of.brief().service().graphql() == Brief.Graphql.ALL;
    }

    public boolean creates() {
        return writes() && of.can("CREATE") && !(of.isAccount() && of.publicCreate());
    }

    public boolean updates() {
        return writes() && of.can("UPDATE") && !of.changeable().isEmpty();
    }

    public boolean deletes() {
        return writes() && of.can("DELETE");
    }

    public List<Move> moves() {
        return writes() ? of.moves() : List.of();
    }

    private List<Operation> changes() {
        return of.operations().stream()
                .filter(each -> switch (each.kind()) {
                    case CREATE -> creates();
                    case UPDATE -> updates();
                    case DELETE -> deletes();
                    case MOVE -> writes();
                    default -> false;
                })
                .toList();
    }

    /// Operations that a root field answers.
    public List<Operation> operations() {
        return Stream.concat(
                        of.operations().stream().filter(each -> each.kind() == Kind.READ || each.kind() == Kind.LIST),
                        changes().stream())
                .toList();
    }

    /// The root field of an operation.
    public String field(Operation operation) {
        String word = operation.name().substring(operation.name().indexOf('.') + 1);
        return switch (operation.kind()) {
            case READ -> of.variable();
            case LIST -> of.variables();
            default -> word + of.type();
        };
    }

    public String field(String kind) {
        return field(of.operation(Kind.valueOf(kind)).orElseThrow());
    }

    /// Who gets past the door, as an expression of Spring Security; empty for everybody. Whose row it is, the
    /// statement asks.
    public String door(String kind) {
        return of.operation(Kind.valueOf(kind)).map(this::door).orElse("");
    }

    public String door(Operation operation) {
        if (operation.isPublic()) {
            return "";
        }
        List<String> roles = Callers.of(of.brief(), operation).roles();
        return switch (roles.size()) {
            case 0 -> "isAuthenticated()";
            case 1 -> "hasRole('" + roles.getFirst() + "')";
            default -> roles.stream().collect(Collectors.joining("', '", "hasAnyRole('", "')"));
        };
    }

    // what rows lead to

    /// Rows that a row of this refers to and that somebody may read.
    public List<Slice.Named> references() {
        return of.resource()
                .links()
                .filter(link -> of.resource().tenant().filter(link::equals).isEmpty())
                .map(link -> new Slice.Named(link, slice(link.to())))
                .filter(each -> each.to().can("READ"))
                .toList();
    }

    private Slice slice(String name) {
        return Slice.of(of.brief(), of.brief().resource(name).orElseThrow());
    }

    /// Whether rows of this are loaded because others refer to them.
    public boolean isReferred() {
        return of.brief().service().graphql() != Brief.Graphql.NONE
                && of.can("READ")
                && of.brief().resources().stream()
                        .map(each -> Slice.of(of.brief(), each))
                        .flatMap(each -> each.graph().references().stream())
                        .anyMatch(each -> each.to().type().equals(of.type()));
    }

    /// Links of this by which its rows are listed below the rows that they refer to: those that an index serves,
    /// since REST lists by them, and one for each kind of row.
    public List<Below> below() {
        if (of.brief().service().graphql() == Brief.Graphql.NONE || !lists()) {
            return List.of();
        }
        List<Below> all = new ArrayList<>();
        for (Slice.Named link : references()) {
            if (isListedBy(link.link())
                    && all.stream().noneMatch(has -> has.to().equals(link.to()))) {
                all.add(new Below(this, link.link(), link.to()));
            }
        }
        return List.copyOf(all);
    }

    private boolean isListedBy(Reference link) {
        return Operations.through(of.resource()).filter(link::equals).isPresent()
                || of.brief().patterns().stream()
                        .filter(each -> each.resource().equals(of.type()) && each.isList() && !each.stream())
                        .map(AccessPattern::by)
                        .anyMatch(by -> by.contains(link.name()));
    }

    /// Lists of other resources below a row of this.
    public List<Below> lists(Shape shape) {
        return shape.slices().stream()
                .flatMap(each -> each.graph().below().stream())
                .filter(each -> each.to().type().equals(of.type()))
                .toList();
    }

    /// Whether a row has something called so without the lists below it.
    private boolean names(String called) {
        return of.resource().field(called).isPresent()
                || of.resource().link(called).isPresent()
                || of.parts().stream().anyMatch(part -> part.name().equals(called));
    }

    /// @param rows that are listed
    /// @param to below whose rows they are
    public record Below(Graph rows, Reference link, Slice to) {
        /// Of the service and the repository, `ofProject`.
        public String method() {
            return "of" + Member.capital(link.name());
        }

        /// Of the row of `to`: `tasks`, or `allTasks` where it counts them in a field of its own.
        public String field() {
            String many = rows.of().variables();
            return to.graph().names(many) ? "all" + Member.capital(many) : many;
        }

        public String loader() {
            return to.type() + "." + field();
        }

        /// The getter that tells below which row one stands.
        public String key() {
            return link.name() + "Id";
        }

        /// In the controller, where one row may be listed below several.
        public String handler() {
            return field() + "Of" + Member.capital(link.name());
        }
    }

    // the controller

    /// Other services whose rows these lead to.
    public List<Assembly.Collaborator> loaded() {
        return Stream.concat(
                        Stream.of(this),
                        of.parts().stream().map(part -> part.of().graph()))
                .flatMap(each -> each.references().stream())
                .map(each -> each.to().type())
                .filter(type -> !type.equals(of.type()))
                .distinct()
                .map(type ->
                        new Assembly.Collaborator(type + "Service", slice(type).variables()))
                .toList();
    }

    public String constructor() {
        List<String> parameters = new ArrayList<>(List.of(of.type() + "Service " + of.variables()));
        loaded().forEach(each -> parameters.add(each.type() + " " + each.name()));
        if (opensAccounts()) {
            parameters.add("Registration registration");
        }
        if (isKeyed()) {
            parameters.add("IdempotentRequests idempotent");
            parameters.add("JsonMapper json");
        }
        if (!below().isEmpty()) {
            parameters.add("BatchLoaderRegistry loaders");
        }
        return Layout.list(4, of.type() + "Graph(", parameters, ") {");
    }

    public boolean opensAccounts() {
        return creates() && of.isAccount();
    }

    public boolean isKeyed() {
        return creates() && of.keyed();
    }

    public GraphFields fields() {
        return new GraphFields(this);
    }

    /// This and its parts: what the types of one file are.
    public List<Graph> whole() {
        return Stream.concat(
                        Stream.of(this),
                        of.parts().stream().map(part -> part.of().graph()))
                .toList();
    }
}
