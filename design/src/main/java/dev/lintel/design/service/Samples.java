package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Type;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the tests of a service send and write: a [Sample] of each resource, the rows that are there before, and
/// what strangers try.
///
/// @param shape of the service
public record Samples(Shape shape) {
    /// Every resource that a request can make, in an order in which what is referred to comes first.
    public List<Sample> all() {
        List<Sample> open = new ArrayList<>(shape.slices().stream()
                .filter(each -> !each.isPart() && !each.isAccount() && each.can("CREATE"))
                .map(each -> new Sample(shape, each))
                .toList());
        List<Sample> ordered = new ArrayList<>();
        while (!open.isEmpty()) {
            Sample next = open.stream()
                    .filter(each -> each.needed().stream()
                            .noneMatch(need -> open.stream()
                                    .anyMatch(other ->
                                            other != each && other.of().type().equals(need))))
                    .findFirst()
                    .orElse(open.getFirst());
            open.remove(next);
            ordered.add(next);
        }
        return List.copyOf(ordered);
    }

    /// Those that GraphQL makes once for each key.
    public List<Sample> keyedOverGraph() {
        return all().stream()
                .filter(each -> each.of().graph().isKeyed() && each.of().can("READ"))
                .filter(each -> !each.of().graph().fields().created().isEmpty())
                .toList();
    }

    /// Whether a row is put in a state before another one is made for it.
    public boolean puts() {
        return all().stream().anyMatch(Sample::puts);
    }

    // rows that tests write themselves

    public String callerTable() {
        return callers().table();
    }

    private Slice callers() {
        return shape.callers().orElseThrow();
    }

    private Slice account() {
        return shape.account().orElseThrow();
    }

    public String callerColumns() {
        return Layout.columns(24, caller("tenant_id", columns(callers()), "role", "email_confirmed_at"));
    }

    /// Texts of SQL, with a number to be put in.
    public String callerValues() {
        return Layout.columns(24, caller(":tenant", literals(callers()), ":role", "now()"));
    }

    private List<String> caller(String tenant, List<String> fields, String role, String confirmed) {
        List<String> all = new ArrayList<>(shape.tenancy().isPresent() ? List.of(tenant) : List.of());
        all.addAll(fields);
        shape.account().ifPresent(_ -> all.add(role));
        if (shape.hasMail()) {
            all.add(confirmed);
        }
        return all;
    }

    private Slice tenants() {
        return Slice.of(
                shape.brief(),
                shape.brief().resource(shape.tenancy().orElseThrow()).orElseThrow());
    }

    public String tenantTable() {
        return tenants().table();
    }

    public String tenantColumns() {
        return String.join(", ", columns(tenants()));
    }

    public String tenantValues() {
        return String.join(", ", literals(tenants()));
    }

    private static List<String> columns(Slice of) {
        return plain(of)
                .flatMap(field -> Member.of(of.resource(), field).bound("").stream())
                .map(Member.Bound::column)
                .toList();
    }

    private static Stream<Field> plain(Slice of) {
        return of.resource().fields().stream().filter(field -> !field.optional() && field.type() != Type.SEQUENCE);
    }

    private static List<String> literals(Slice of) {
        Differing differing = Differing.of(of.brief(), of.resource());
        return plain(of)
                .flatMap(field -> Literals.sql(of.resource(), differing.in(field)).stream())
                .toList();
    }

    /// Rows that others refer to and no request makes, in an order in which what is referred to comes first.
    public List<Unasked> unasked() {
        List<Unasked> all = new ArrayList<>();
        all().forEach(sample -> add(sample.needs().stream().map(Sample.Need::to).toList(), all));
        return List.copyOf(all);
    }

    private void add(List<Slice> needed, List<Unasked> to) {
        for (Slice each : needed) {
            Unasked row = new Unasked(shape, each);
            if (!each.resource().isCaller() && !each.can("CREATE") && !to.contains(row)) {
                add(row.needs().stream().map(Sample.Need::to).toList(), to);
                to.add(row);
            }
        }
    }

    /// A row that tests write themselves.
    public record Unasked(Shape shape, Slice of) {
        public String columns() {
            List<String> all = new ArrayList<>();
            links().forEach(each -> all.add(each.column()));
            all.addAll(Samples.columns(of));
            return Layout.columns(24, all);
        }

        public String values() {
            List<String> all = new ArrayList<>();
            links().forEach(each -> all.add(":" + each.name()));
            all.addAll(literals(of));
            return Layout.columns(24, all);
        }

        private List<Reference> links() {
            return of.resource().links().filter(each -> !each.optional()).toList();
        }

        /// What stands in the place of each name, as Java.
        public List<Bound> bound() {
            List<Bound> all = new ArrayList<>();
            of.resource().owner().ifPresent(each -> all.add(new Bound(each.name(), "maker.id()")));
            of.resource().tenant().ifPresent(each -> all.add(new Bound(each.name(), "maker.tenant()")));
            needs().forEach(each -> all.add(new Bound(each.variable().replaceAll("Id$", ""), each.expression())));
            return List.copyOf(all);
        }

        List<Sample.Need> needs() {
            return of.resource().references().stream()
                    .filter(each -> !each.optional())
                    .map(each -> new Sample.Need(
                            each.name() + "Id",
                            false,
                            Slice.of(
                                    shape.brief(),
                                    shape.brief().resource(each.to()).orElseThrow()),
                            shape.firstRole(),
                            Optional.empty()))
                    .toList();
        }
    }

    /// A parameter of a statement.
    public record Bound(String name, String value) {}

    /// The body of a registration; the first thing to be put in is a number, then an address and a password.
    public String registration() {
        return lettered().text();
    }

    public String lettersOfRegistration() {
        return lettered().arguments();
    }

    /// Whether any test needs a value that is letters alone and differs from row to row.
    public boolean letters() {
        return all().stream().anyMatch(each -> !(each.lettersOfBody() + each.lettersOfChange()).isEmpty())
                || shape.brief().resources().stream()
                        .flatMap(each -> each.fields().stream())
                        .anyMatch(field ->
                                field.unique() && (field.type() == Type.COUNTRY || field.type() == Type.CURRENCY));
    }

    private Literals.Lettered lettered() {
        Differing differing = Differing.of(shape.brief(), account().resource());
        String text = Literals.object(
                account().resource().fields().stream()
                        .filter(Field::isWritable)
                        .map(field -> "\"" + field.name() + "\": "
                                + (field.type() == Type.EMAIL
                                        ? "\"%2$s\""
                                        : field.isPassword() ? "\"%3$s\"" : Literals.json(differing.in(field))))
                        .toList(),
                0);
        return Literals.Lettered.of(text, 3);
    }

    // what strangers try

    /// The first operation that takes a body and needs no row before.
    private Optional<Operation> first() {
        return shape.operations().stream()
                .filter(each -> each.kind() == Kind.CREATE && !each.path().contains("{"))
                .findFirst();
    }

    /// Whether there is anything that a stranger can post.
    public boolean posts() {
        return first().isPresent();
    }

    private Operation post() {
        return first().orElseThrow();
    }

    /// Whether it is asked with a key of its own.
    public boolean postKeyed() {
        return post().keyed();
    }

    /// Names that no body of it may carry, quoted.
    public String unknownOfPost() {
        return shape.quoted(Stream.of("id", "version", "role", "createdAt")
                .filter(each -> post().resource().orElseThrow().field(each).isEmpty())
                .toList());
    }

    public String postPath() {
        return post().path();
    }

    public String postRole() {
        return Sample.holders(post().who()).orElse(shape.firstRole());
    }

    public long requiredOfPost() {
        Slice of = Slice.of(shape.brief(), post().resource().orElseThrow());
        return of.requested().filter(each -> !each.optional()).count()
                + of.resource().parts().stream().filter(part -> part.from() > 0).count();
    }

    /// An address that nobody reads without a token.
    public String closedPath() {
        return shape.operations().stream()
                .filter(each -> each.kind() == Kind.LIST || each.kind() == Kind.READ)
                .filter(each -> !each.isPublic())
                .map(Operation::path)
                .findFirst()
                .orElse("/" + shape.apiVersion() + "/closed")
                .replaceAll("\\{[^}]*}", "018f3c1e-0000-7000-8000-000000000001");
    }

    /// @param path with ids of nothing
    public record Change(String method, String path) {}

    /// A change that whoever has the first role may ask for.
    public Optional<Change> change() {
        return shape.operations().stream()
                .filter(each -> !each.isPublic() && !each.kind().method().equals("GET"))
                .filter(each -> {
                    List<String> roles = Callers.of(shape.brief(), each).roles();
                    return roles.isEmpty() || roles.contains(shape.firstRole());
                })
                .map(each -> new Change(
                        each.kind().method(),
                        each.path().replaceAll("\\{[^}]*}", "018f3c1e-0000-7000-8000-000000000001")))
                .findFirst();
    }

    /// @param request method and address, ids as stars
    public record Cell(String request, String role, boolean allowed) {}

    public List<Cell> matrix() {
        List<Cell> all = new ArrayList<>();
        for (Operation operation : shape.operations()) {
            String request = operation.kind().method() + " " + operation.path().replaceAll("\\{[^}]*}", "*");
            boolean credentials = operation.kind() == Kind.LOGIN
                    || operation.kind() == Kind.CONFIRM
                    || operation.kind() == Kind.WEBHOOK;
            if (credentials) {
                continue;
            }
            all.add(new Cell(request, "nobody", operation.isPublic()));
            for (String role : shape.brief().roles()) {
                List<String> roles = Callers.of(shape.brief(), operation).roles();
                all.add(new Cell(request, role, operation.isPublic() || roles.isEmpty() || roles.contains(role)));
            }
        }
        return List.copyOf(all);
    }
}
