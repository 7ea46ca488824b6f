package dev.lintel.design.service;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Sensitivity;
import dev.lintel.design.brief.Type;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.ListQuery;
import dev.lintel.design.contract.Needs;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.contract.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One resource as its templates see it.
///
/// @param operations those of this resource
public record Slice(Brief brief, Resource resource, List<Operation> operations) {
    public Slice {
        operations = List.copyOf(operations);
    }

    static Slice of(Brief brief, Resource resource) {
        return new Slice(
                brief,
                resource,
                new Operations(brief)
                        .all().stream()
                                .filter(each -> each.resource().equals(Optional.of(resource)))
                                .toList());
    }

    // names

    public String type() {
        return resource.name();
    }

    public String variable() {
        return Member.lower(resource.name());
    }

    /// `orderItems`, also the variable of the repository.
    public String variables() {
        return camel(Names.table(resource.name()));
    }

    public String pkg() {
        Resource home = brief.parentOf(resource).orElse(resource);
        return Names.table(home.name()).replace("_", "");
    }

    public String table() {
        return Names.table(resource.name());
    }

    public String newType() {
        return "New" + type();
    }

    public String sentence() {
        String name = Field.snake(resource.name()).replace('_', ' ');
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "An " : "A ") + name;
    }

    static String camel(String snake) {
        StringBuilder text = new StringBuilder();
        for (String word : snake.split("_")) {
            text.append(text.isEmpty() ? word : Member.capital(word));
        }
        return text.toString();
    }

    // members

    /// Of the row's record: everything but what never leaves the database.
    List<Member> members() {
        List<Member> all = new ArrayList<>();
        all.add(Member.id("id", "id"));
        brief.parentOf(resource)
                .ifPresent(
                        parent -> all.add(Member.id(Member.lower(parent.name()) + "Id", Names.parentColumn(parent))));
        resource.links().map(Member::of).forEach(all::add);
        resource.fields().stream().filter(Field::isShown).map(this::member).forEach(all::add);
        if (isPart()) {
            return List.copyOf(all);
        }
        all.add(Member.implied("version", "long", Member.Kind.LONG));
        all.add(Member.implied("createdAt", "Instant", Member.Kind.INSTANT));
        all.add(Member.implied("updatedAt", "Instant", Member.Kind.INSTANT));
        return List.copyOf(all);
    }

    private Member member(Field field) {
        return Member.of(resource, field);
    }

    /// Of the view: what is internal is for nobody outside.
    private List<Member> viewed() {
        return members().stream()
                .filter(each -> each.field()
                        .filter(field -> field.sensitivity() == Sensitivity.INTERNAL)
                        .isEmpty())
                .filter(each -> !isPart() || !isParentId(each))
                .filter(each -> resource.tenant()
                        .filter(tenant -> each.name().equals(tenant.name() + "Id"))
                        .isEmpty())
                .toList();
    }

    private boolean isParentId(Member member) {
        return brief.parentOf(resource)
                .filter(parent -> member.name().equals(Member.lower(parent.name()) + "Id"))
                .isPresent();
    }

    private Stream<Member> requested() {
        return Stream.concat(
                references().map(Member::of),
                resource.fields().stream().filter(Field::isWritable).map(this::member));
    }

    /// References that a request names: neither owner nor tenant, nor the row in the address.
    private Stream<Reference> references() {
        return resource.references().stream()
                .filter(link -> through().filter(link::equals).isEmpty());
    }

    public Optional<Reference> through() {
        return Operations.through(resource);
    }

    List<Member> changeable() {
        return resource.fields().stream()
                .filter(Field::isWritable)
                .filter(field -> !field.isPassword() && !(resource.isAccount() && field.type() == Type.EMAIL))
                .filter(Field::isShown)
                .map(this::member)
                .toList();
    }

    // records

    public String rowRecord() {
        return Layout.list(0, "public record " + type() + "(", components(members()), ") {}");
    }

    public String viewRecord() {
        List<String> components = new ArrayList<>(components(viewed()));
        parts().forEach(part -> components.add("List<" + part.type() + "View> " + part.name()));
        return Layout.list(0, "public record " + type() + "View(", components, ") {");
    }

    public String viewOf() {
        List<String> values = new ArrayList<>(viewed().stream()
                .map(each -> variable() + "." + each.name() + "()")
                .toList());
        parts().forEach(part -> values.add(part.name() + ".stream().map(" + part.type() + "View::of).toList()"));
        return Layout.list(8, "return new " + type() + "View(", values, ");");
    }

    public String newRecord() {
        List<String> components =
                new ArrayList<>(requested().map(Member::requested).toList());
        parts().forEach(part ->
                components.add("@NotNull @Size(min = " + part.part().from() + ", max = "
                        + part.part().to() + ") List<@NotNull @Valid New" + part.type() + "> " + part.name()));
        return Layout.list(0, "public record New" + type() + "(", components, ") {");
    }

    public String changeRecord() {
        return Layout.list(
                0,
                "public record " + type() + "Change(",
                changeable().stream().map(Member::requested).toList(),
                ") {}");
    }

    private static List<String> components(List<Member> members) {
        return members.stream().map(Member::component).toList();
    }

    /// Whether a printed request would tell a secret.
    public boolean keepsSecrets() {
        return requested()
                .anyMatch(each -> each.field()
                        .filter(field -> !field.isShown() || field.isPersonal())
                        .isPresent());
    }

    public List<Word> words() {
        return resource.fields().stream()
                .filter(field -> field.type() == Type.STATE || field.type() == Type.ENUM)
                .map(field -> new Word(
                        member(field).type(),
                        String.join(
                                ",\n    ",
                                field.type() == Type.STATE ? resource.states().keySet() : field.options())))
                .toList();
    }

    /// An enum of the resource.
    public record Word(String type, String constants) {}

    // statements

    private List<String> columns() {
        return members().stream().flatMap(each -> each.columns().stream()).toList();
    }

    public String columnLines() {
        return Layout.columns(24, columns());
    }

    /// The text of the constant that lists the columns, after its `=`.
    public String columnConstant() {
        String one = " \"" + String.join(", ", columns()) + "\"";
        return "    private static final String COLUMNS =".length() + one.length() < 120
                ? one
                : "\n            \"\"\"\n            "
                        + Layout.columns(12, columns()).replace("\n                ", "\n            ") + "\"\"\"";
    }

    /// The expression that makes a row's record.
    ///
    /// @param indent of the line that it begins in
    public String made(int indent) {
        return Layout.list(
                indent,
                "new " + type() + "(",
                members().stream().map(Member::read).toList(),
                ")");
    }

    /// Whether parts of something else name rows of this.
    public boolean isChosen() {
        return brief.resources().stream()
                .filter(each -> brief.parentOf(each).isPresent())
                .anyMatch(part ->
                        part.references().stream().anyMatch(link -> link.to().equals(type())));
    }

    /// What an insertion sets, by parameter.
    public List<Member.Bound> inserted() {
        List<Member.Bound> all = new ArrayList<>();
        brief.parentOf(resource)
                .ifPresent(parent -> all.add(new Member.Bound(Names.parentColumn(parent), "parent", "parent")));
        resource.owner().ifPresent(owner -> all.add(new Member.Bound(owner.column(), owner.name(), "caller.id()")));
        resource.tenant()
                .ifPresent(tenant -> all.add(new Member.Bound(tenant.column(), tenant.name(), "caller.tenant()")));
        through().ifPresent(link -> all.add(new Member.Bound(link.column(), link.name(), link.name() + ".id()")));
        requested()
                .filter(each -> each.field().filter(Field::isPassword).isEmpty())
                .flatMap(each -> each.bound("request." + each.name() + "()").stream())
                .forEach(all::add);
        for (Field field : resource.fields()) {
            if (field.type() == Type.STATE) {
                all.addAll(member(field)
                        .bound(member(field).type() + "."
                                + resource.firstState().orElseThrow()));
            } else if (!field.isWritable() && field.type() != Type.SEQUENCE) {
                all.addAll(member(field).bound(field.name()));
            }
        }
        return List.copyOf(all);
    }

    /// Values that the service works out, beside the request, as parameters of the insertion.
    public List<Member> given() {
        return resource.fields().stream()
                .filter(field -> !(field.origin() instanceof Field.Origin.Client))
                .map(this::member)
                .toList();
    }

    public String insertParameters() {
        List<String> all = new ArrayList<>();
        brief.parentOf(resource).ifPresent(parent -> all.add("UUID parent"));
        through().ifPresent(link -> all.add(link.to() + " " + link.name()));
        all.add("New" + type() + " request");
        given().forEach(each -> all.add(each.component()));
        if (resource.owner().isPresent() || resource.tenant().isPresent()) {
            all.add("Caller caller");
        }
        return String.join(", ", all);
    }

    public String insertColumns() {
        return Layout.columns(24, inserted().stream().map(Member.Bound::column).toList());
    }

    public String insertValues() {
        return Layout.columns(
                24, inserted().stream().map(each -> ":" + each.name()).toList());
    }

    public String changeSet() {
        return Layout.columns(
                28,
                Stream.concat(
                                changes().stream().map(each -> each.column() + " = :" + each.name()),
                                Stream.of("version = version + 1", "updated_at = now()"))
                        .toList());
    }

    public List<Member.Bound> changes() {
        return changeable().stream()
                .flatMap(each -> each.bound("change." + each.name() + "()").stream())
                .toList();
    }

    public boolean hasCipher() {
        return resource.fields().stream().anyMatch(Field::encrypted);
    }

    // operations

    public boolean can(String kind) {
        return operation(Kind.valueOf(kind)).isPresent();
    }

    Optional<Operation> operation(Kind kind) {
        return operations.stream().filter(each -> each.kind() == kind).findFirst();
    }

    public String path(String kind) {
        return operation(Kind.valueOf(kind)).orElseThrow().path();
    }

    public String idName() {
        return Names.id(resource.name());
    }

    public boolean keyed() {
        return operation(Kind.CREATE).filter(Operation::keyed).isPresent();
    }

    public List<Move> moves() {
        return operations.stream()
                .filter(each -> each.kind() == Kind.MOVE)
                .map(each -> new Move(this, each))
                .toList();
    }

    public List<Permission> permissions() {
        List<Permission> all = new ArrayList<>();
        if (resource.isAccount() || resource.owner().isPresent()) {
            all.add(Permission.owner(brief, resource));
        }
        for (String word : List.of("read", "update", "delete")) {
            if (!resource.isClosed(word) || word.equals("read")) {
                all.add(Permission.of(brief, resource, word));
            }
        }
        moves().forEach(move -> all.add(Permission.of(brief, resource, move.word())));
        operation(Kind.EXPORT).ifPresent(each -> all.add(Permission.export(brief, resource, each.who())));
        return List.copyOf(all);
    }

    /// What is answered when a change was not made although the row is there in the version that was read.
    public String updateRefusal() {
        return resource.who("update").stream().anyMatch(who -> who.when().isPresent()) ? "WRONG_STATE" : "FORBIDDEN";
    }

    public boolean isAccount() {
        return resource.isAccount();
    }

    public boolean isPart() {
        return brief.parentOf(resource).isPresent();
    }

    public boolean hasTenant() {
        return resource.tenant().isPresent();
    }

    public boolean audited() {
        return resource.audit() != Resource.Audit.NONE;
    }

    public boolean auditsReads() {
        return resource.audit() == Resource.Audit.FULL
                && !resource.who("read").stream().anyMatch(Who::isPublic);
    }

    public boolean publicCreate() {
        return operation(Kind.CREATE).filter(Operation::isPublic).isPresent();
    }

    public boolean publicRead() {
        return resource.who("read").stream().anyMatch(Who::isPublic);
    }

    /// Seconds for which an answer to everybody may be kept.
    public long staleSeconds() {
        return patterns().mapToLong(AccessPattern::staleSeconds).max().orElse(0);
    }

    private Stream<AccessPattern> patterns() {
        return brief.patterns().stream()
                .filter(each -> each.resource().equals(resource.name()) && each.isList() && !each.stream());
    }

    // lists

    private ListQuery query() {
        return new ListQuery(brief, resource);
    }

    public List<SortChoice> sorts() {
        return query().orders().stream()
                .map(each -> SortChoice.of(each, comparable(each.field()), variable()))
                .toList();
    }

    public List<Narrowing> narrowings() {
        return query().narrowings().stream()
                .map(each -> Narrowing.of(each, comparable(each.member())))
                .toList();
    }

    private Member comparable(String name) {
        return members().stream()
                .filter(each -> each.name().equals(name) || each.name().equals(name + "Id"))
                .findFirst()
                .orElseThrow();
    }

    /// Of a period whose rows are answered one a line.
    public Optional<Export> export() {
        return operation(Kind.EXPORT)
                .map(each -> new Export(
                        each,
                        comparable(brief.patterns().stream()
                                .filter(pattern ->
                                        pattern.stream() && pattern.resource().equals(type()))
                                .flatMap(pattern -> pattern.range().stream())
                                .findFirst()
                                .orElse("createdAt"))));
    }

    public record Export(Operation operation, Member by) {
        public String path() {
            return operation.path();
        }

        public String column() {
            return by.compared();
        }

        public String bound(String name) {
            return by.kind() == Member.Kind.DATE
                    ? name + ".atOffset(ZoneOffset.UTC).toLocalDate()"
                    : name + ".atOffset(ZoneOffset.UTC)";
        }
    }

    /// States that only a system outside leads to.
    public List<Webhook.Told> told() {
        return resource.transitions().stream()
                .filter(each -> each.operation().isEmpty() && !each.from().isEmpty())
                .map(each -> Webhook.Told.of(this, each))
                .toList();
    }

    public boolean isTold() {
        return new Needs(brief)
                .webhooks().stream().anyMatch(each -> each.usedBy().startsWith(type() + "."));
    }

    public String queryRecord() {
        List<String> components =
                new ArrayList<>(narrowings().stream().map(Narrowing::component).toList());
        components.add("@Size(max = 64) @Nullable String sort");
        components.add("@Size(max = 2000) @Nullable String cursor");
        components.add("@Min(1) @Max(Page.LARGEST) @Nullable Integer limit");
        return Layout.list(0, "public record " + type() + "Query(", components, ") {");
    }

    public int page() {
        return query().page();
    }

    // what belongs together

    public List<Part> parts() {
        return resource.parts().stream()
                .map(part -> new Part(part, of(brief, brief.resource(part.of()).orElseThrow()), this))
                .toList();
    }

    /// Rows that a request names and the caller must be able to read.
    public List<Named> named() {
        return references()
                .map(link -> new Named(link, of(brief, brief.resource(link.to()).orElseThrow())))
                .toList();
    }

    public Optional<Named> holder() {
        return through()
                .map(link -> new Named(link, of(brief, brief.resource(link.to()).orElseThrow())));
    }

    public Creation creation() {
        return new Creation(this);
    }

    /// Columns of a resource that a rule bounds from below, and that parts of others take from.
    public List<Member> stocks() {
        return brief.rules().stream()
                .flatMap(
                        rule -> rule instanceof dev.lintel.design.brief.Rule.NeverBelow(String on, String field, long _)
                                        && on.equals(resource.name())
                                ? resource.field(field).stream()
                                : null)
                .map(this::member)
                .toList();
    }

    /// @param link by which a row of `to` is named
    public record Named(Reference link, Slice to) {
        public String name() {
            return link.name();
        }

        public String visible() {
            return to.resource().isClosed("read") ? "Condition.always()" : to.type() + "Policy.mayRead(caller)";
        }
    }

    // accounts

    public String accountColumns() {
        return Layout.columns(
                24,
                Stream.concat(accountBindings().stream().map(Member.Bound::column), Stream.of("password_hash", "role"))
                        .toList());
    }

    public String accountValues() {
        return Layout.columns(
                24,
                Stream.concat(
                                accountBindings().stream().map(each -> ":" + each.name()),
                                Stream.of(":passwordHash", ":role"))
                        .toList());
    }

    public List<Member.Bound> accountBindings() {
        return inserted().stream()
                .map(each -> each.column().equals("email")
                        ? new Member.Bound(each.column(), each.name(), "normal(" + each.value() + ")")
                        : each.value().equals("caller.tenant()")
                                ? new Member.Bound(each.column(), each.name(), "tenant")
                                : each)
                .toList();
    }

    public List<String> registrationNames() {
        List<String> names = new ArrayList<>(List.of("accounts", "passwords", "transactions"));
        if (!publicCreate()) {
            names.add(variables());
        }
        if (confirms()) {
            names.add("confirmations");
        }
        if (confirms() && publicCreate()) {
            names.add("outbox");
        }
        if (audited()) {
            names.add("audit");
        }
        return names;
    }

    public boolean confirms() {
        return brief.auth().register();
    }

    public String registrationConstructor() {
        return Layout.list(
                4,
                "Registration(",
                registrationNames().stream()
                        .map(name -> switch (name) {
                            case "accounts" -> "Accounts accounts";
                            case "passwords" -> "Passwords passwords";
                            case "transactions" -> "TransactionTemplate transactions";
                            case "confirmations" -> "Confirmations confirmations";
                            case "outbox" -> "Outbox outbox";
                            case "audit" -> "AuditLog audit";
                            default -> type() + "Repository " + name;
                        })
                        .toList(),
                ") {");
    }

    // the service and the controller

    public record Collaborator(String type, String name) {}

    /// What the service works with beside its own rows.
    public List<Collaborator> collaborators() {
        Map<String, Collaborator> all = new LinkedHashMap<>();
        if (can("CREATE") && !isAccount()) {
            Stream.concat(
                            Stream.concat(holder().stream(), named().stream()),
                            parts().stream().flatMap(part -> part.chosen().stream()))
                    .map(Named::to)
                    .filter(to -> !to.type().equals(type()))
                    .forEach(to -> all.put(to.type(), new Collaborator(to.type() + "Repository", to.variables())));
        }
        if (audited()) {
            all.put("audit", new Collaborator("AuditLog", "audit"));
        }
        return List.copyOf(all.values());
    }

    public String constructor() {
        List<String> parameters = new ArrayList<>(List.of(type() + "Repository " + variables()));
        collaborators().forEach(each -> parameters.add(each.type() + " " + each.name()));
        return Layout.list(4, type() + "Service(", parameters, ") {");
    }

    public String controllerConstructor() {
        List<String> parameters = new ArrayList<>();
        if (isAccount() && can("CREATE")) {
            parameters.add("Registration registration");
        }
        parameters.add(type() + "Service " + variables());
        if (keyed()) {
            parameters.add("IdempotentRequests idempotent");
        }
        if (export().isPresent()) {
            parameters.add("JsonMapper json");
        }
        return Layout.list(4, type() + "Controller(", parameters, ") {");
    }

    /// What the service answers: the row, or with its parts.
    public String stored() {
        return parts().isEmpty() ? type() : "Stored";
    }

    public String storedOutside() {
        return parts().isEmpty() ? type() : type() + "Service.Stored";
    }

    public String rowOf() {
        return parts().isEmpty() ? "" : "." + variable() + "()";
    }

    public String viewExpression() {
        return parts().isEmpty() ? type() + "View.of(" + variable() + ")" : variable() + ".view()";
    }

    public String auditedView(String row) {
        return parts().isEmpty() ? type() + "View.of(" + row + ")" : "with(List.of(" + row + ")).getFirst().view()";
    }

    public String holderId() {
        return Names.id(through().orElseThrow().to());
    }

    /// The address below which each row has its own.
    public String location() {
        return "/" + brief.service().apiVersion() + "/" + Names.path(resource.name()) + "/";
    }
}
