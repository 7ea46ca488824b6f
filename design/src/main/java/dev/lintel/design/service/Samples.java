package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the tests of a service send: for each resource a request that is right, made from its fields.
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

    // rows that tests write themselves

    public String accountTable() {
        return account().table();
    }

    private Slice account() {
        return shape.account().orElseThrow();
    }

    public String accountColumns() {
        List<String> all = new ArrayList<>(shape.tenancy().isPresent() ? List.of("tenant_id") : List.of());
        all.addAll(columns(account()));
        all.addAll(shape.hasMail() ? List.of("role", "email_confirmed_at") : List.of("role"));
        return Layout.columns(24, all);
    }

    /// Texts of SQL, with a number to be put in.
    public String accountValues() {
        List<String> all = new ArrayList<>(shape.tenancy().isPresent() ? List.of(":tenant") : List.of());
        all.addAll(literals(account()));
        all.addAll(shape.hasMail() ? List.of(":role", "now()") : List.of(":role"));
        return Layout.columns(24, all);
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
                .map(field -> Member.of(of.resource(), field).columns())
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<Field> plain(Slice of) {
        return of.resource().fields().stream()
                .filter(field -> !field.optional()
                        && !field.encrypted()
                        && field.type() != dev.lintel.design.brief.Type.SEQUENCE);
    }

    private static List<String> literals(Slice of) {
        return plain(of).flatMap(field -> literal(of, field).stream()).toList();
    }

    private static List<String> literal(Slice of, Field field) {
        String unique = "%1$d";
        return switch (field.type()) {
            case EMAIL -> List.of("'a" + unique + "@example.com'");
            case TEXT, MARKDOWN -> List.of("'text'");
            case SECRET -> List.of("'{noop}none'");
            case SLUG -> List.of("'s" + unique + "'");
            case PHONE -> List.of("'+4915112345678'");
            case URL -> List.of("'https://example.com/a'");
            case COUNTRY -> List.of("'DE'");
            case CURRENCY -> List.of("'EUR'");
            case MONEY -> List.of("1999", "'EUR'");
            case INT, LONG -> List.of(String.valueOf(field.from().orElse(1)));
            case BOOL -> List.of("true");
            case DATE -> List.of("date '2030-01-31'");
            case TIME -> List.of("now()");
            case UUID -> List.of("uuidv7()");
            case ENUM -> List.of("'" + field.options().getFirst() + "'");
            case STATE -> List.of("'" + of.resource().firstState().orElseThrow() + "'");
            case SEQUENCE -> List.of();
        };
    }

    /// The body of a registration; the first thing to be put in is a number, then an address and a password.
    public String registration() {
        return Sample.object(
                account().resource().fields().stream()
                        .filter(Field::isWritable)
                        .map(field -> "\"" + field.name() + "\": "
                                + (field.type() == dev.lintel.design.brief.Type.EMAIL
                                        ? "\"%2$s\""
                                        : field.isPassword() ? "\"%3$s\"" : Sample.value(field)))
                        .toList(),
                0);
    }

    // what strangers try

    /// The first operation that takes a body and needs no row before.
    private Operation post() {
        return shape.operations().stream()
                .filter(each -> each.kind() == Kind.CREATE && !each.path().contains("{"))
                .findFirst()
                .orElseThrow();
    }

    public String postPath() {
        return post().path();
    }

    public String postRole() {
        return post().who().stream()
                .flatMap(who -> who.caller() instanceof Who.Holder(String role) ? Optional.of(role).stream() : null)
                .findFirst()
                .orElse(shape.firstRole());
    }

    public long requiredOfPost() {
        return post().resource().orElseThrow().fields().stream()
                .filter(field -> field.isWritable() && !field.optional())
                .count();
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

    public record Sample(Shape shape, Slice of) {
        /// Types of the resources that a row of this one needs.
        List<String> needed() {
            List<String> all = new ArrayList<>();
            of.through().ifPresent(link -> all.add(link.to()));
            of.resource().references().forEach(link -> all.add(link.to()));
            of.parts().forEach(part -> part.of().resource().references().forEach(link -> all.add(link.to())));
            return all;
        }

        public String method() {
            return of.variable();
        }

        /// Who can make one: a role, or the owner of the row in the address.
        public String role() {
            return of.resource().who("create").stream()
                    .flatMap(who -> who.caller() instanceof Who.Holder(String role) ? Optional.of(role).stream() : null)
                    .findFirst()
                    .orElse(shape.firstRole());
        }

        /// Rows that exist before, each as a line of Java.
        public List<Need> needs() {
            List<Need> all = new ArrayList<>();
            of.through().ifPresent(link -> all.add(new Need(link.name() + "Id", true, slice(link), role())));
            of.named().forEach(named -> all.add(new Need(named.name() + "Id", false, named.to(), role())));
            of.parts()
                    .forEach(part -> part.of().named().forEach(named -> {
                        if (all.stream().noneMatch(has -> has.variable().equals(named.name() + "Id"))) {
                            all.add(new Need(named.name() + "Id", false, named.to(), role()));
                        }
                    }));
            return List.copyOf(all);
        }

        private Slice slice(Reference link) {
            return Slice.of(shape.brief(), shape.brief().resource(link.to()).orElseThrow());
        }

        /// @param owned whether it is the maker's own, since only whose it is may go on from there
        public record Need(String variable, boolean owned, Slice to, String role) {
            /// By the maker where they may make it, since they may not see what others made; else by somebody who may,
            /// of the same tenant.
            public String expression() {
                Shape shape = new Shape(to.brief());
                boolean tenants = shape.tenancy().isPresent();
                if (to.isAccount()) {
                    return (tenants
                                    ? "caller(\"" + shape.firstRole() + "\", maker.tenant())"
                                    : "caller(\"" + shape.firstRole() + "\")")
                            + ".id()";
                }
                Sample sample = new Sample(shape, to);
                boolean own = owned || sample.owned() && sample.role().equals(role);
                String other = "caller(\"" + sample.role() + "\"" + (tenants ? ", maker.tenant()" : "") + ")";
                return to.variable() + "(" + (own ? "maker" : other) + ")";
            }
        }

        public String path() {
            String path = of.path("CREATE");
            return of.through()
                    .map(link ->
                            "\"" + path.replace("{" + of.holderId() + "}", "\" + " + link.name() + "Id + \"") + "\"")
                    .orElse("\"" + path + "\"");
        }

        /// The body as the lines of a text block; the first thing to be put in is a number, then come the ids.
        public String body() {
            return object(pairs(of, 0), 0);
        }

        /// As parameters of a method, and as its arguments.
        public String ids() {
            return needs().stream()
                    .filter(this::isInBody)
                    .map(need -> "UUID " + need.variable())
                    .collect(Collectors.joining(", "));
        }

        public String idNames() {
            return needs().stream().filter(this::isInBody).map(Need::variable).collect(Collectors.joining(", "));
        }

        private boolean isInBody(Need need) {
            return of.through()
                    .filter(link -> need.variable().equals(link.name() + "Id"))
                    .isEmpty();
        }

        private String place(String variable) {
            List<String> names =
                    needs().stream().filter(this::isInBody).map(Need::variable).toList();
            return "%" + (names.indexOf(variable) + 2) + "$s";
        }

        private List<String> pairs(Slice slice, int depth) {
            List<String> pairs = new ArrayList<>();
            slice.named()
                    .forEach(named -> pairs.add("\"" + named.name() + "Id\": \"" + place(named.name() + "Id") + "\""));
            slice.resource().fields().stream()
                    .filter(Field::isWritable)
                    .forEach(field -> pairs.add("\"" + field.name() + "\": " + value(field)));
            slice.parts()
                    .forEach(part -> pairs.add(
                            "\"" + part.name() + "\": [" + object(pairs(part.of(), depth + 1), depth + 1) + "]"));
            return pairs;
        }

        /// @param depth of the object; the text block of the templates is indented by sixteen
        static String object(List<String> pairs, int depth) {
            String indent = "\n" + " ".repeat(16 + 2 * depth);
            return pairs.stream().collect(Collectors.joining("," + indent + "  ", "{" + indent + "  ", indent + "}"));
        }

        static String value(Field field) {
            String unique = "%1$d";
            return switch (field.type()) {
                case EMAIL -> "\"a" + unique + "@example.com\"";
                case SECRET -> field.isPassword() ? "\"correct horse battery\"" : "\"secret-" + unique + "\"";
                case TEXT, MARKDOWN -> "\"" + (field.to().orElse(200) < 14 ? "t" : "text " + unique) + "\"";
                case SLUG -> "\"s" + unique + "\"";
                case PHONE -> "\"+4915112345678\"";
                case URL -> "\"https://example.com/a\"";
                case COUNTRY -> "\"DE\"";
                case CURRENCY -> "\"EUR\"";
                case MONEY -> "{\"amount\": " + Math.max(1999, field.from().orElse(0)) + ", \"currency\": \"EUR\"}";
                case INT, LONG ->
                    String.valueOf(Math.min(
                            field.to().orElse(1000),
                            Math.max(field.from().orElse(0), field.name().equals("stock") ? 1000 : 1)));
                case BOOL -> "true";
                case DATE -> "\"2030-01-31\"";
                case TIME -> "\"2030-01-31T12:00:00Z\"";
                case UUID -> "\"018f3c1e-0000-7000-8000-000000000001\"";
                case ENUM -> "\"" + field.options().getFirst() + "\"";
                case STATE, SEQUENCE -> "null";
            };
        }

        public Optional<Operation> operation(String kind) {
            return of.operation(Kind.valueOf(kind));
        }

        /// A field of text that must not be too long, to try what is one too long.
        public Optional<Bound> bounded() {
            return of.resource().fields().stream()
                    .filter(field -> field.isWritable() && field.type() == dev.lintel.design.brief.Type.TEXT)
                    .map(field -> new Bound(field.name(), Constraints.longest(field)))
                    .findFirst();
        }

        public record Bound(String field, long longest) {}

        public boolean owned() {
            return of.resource().owner().isPresent() || of.through().isPresent();
        }

        public String exporter() {
            return holders(of.operation(Kind.EXPORT).orElseThrow().who()).orElse(role());
        }

        private static Optional<String> holders(List<Who> who) {
            return who.stream()
                    .flatMap(
                            each -> each.caller() instanceof Who.Holder(String role) ? Stream.of(role) : Stream.empty())
                    .findFirst();
        }

        /// A role that may read everybody's rows.
        public Optional<String> reader() {
            return of.resource().who("read").stream()
                    .filter(who -> who.when().isEmpty())
                    .flatMap(who -> who.caller() instanceof Who.Holder(String role) ? Optional.of(role).stream() : null)
                    .findFirst();
        }

        /// The body of a change, as the lines of a text block with a number to be put in.
        public String changeBody() {
            return object(
                    of.changeable().stream()
                            .map(each -> "\"" + each.name() + "\": "
                                    + value(each.field().orElseThrow()))
                            .toList(),
                    0);
        }

        /// Whether who makes a row, or a role, can change it.
        public boolean changes() {
            return of.can("UPDATE")
                    && (ownerChanges()
                            || of.resource().who("update").stream()
                                    .anyMatch(who -> who.caller().text().equals(role())));
        }

        private boolean ownerChanges() {
            return of.resource().owner().isPresent()
                    && of.resource().who("update").stream().anyMatch(Who::isOwner);
        }

        public String changer() {
            return role();
        }

        public boolean listed() {
            return of.can("LIST")
                    && (of.publicRead()
                            || of.resource().who("read").stream()
                                    .anyMatch(who ->
                                            who.isOwner() || who.caller().text().equals(role())));
        }

        public boolean hasSecret() {
            return of.resource().fields().stream()
                    .anyMatch(field -> field.type() == dev.lintel.design.brief.Type.SECRET && field.isWritable());
        }

        public Optional<Field> unique() {
            return of.keyed()
                    ? Optional.empty()
                    : of.resource().fields().stream()
                            .filter(field -> field.unique() && field.isWritable() && !field.optional())
                            .findFirst();
        }
    }
}
