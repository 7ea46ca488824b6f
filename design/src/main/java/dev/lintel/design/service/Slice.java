package dev.lintel.design.service;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Rule;
import dev.lintel.design.brief.Sensitivity;
import dev.lintel.design.brief.Type;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Freshness;
import dev.lintel.design.contract.Needs;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import dev.lintel.design.contract.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One resource as its templates see it.
///
/// @param operations those of this resource
public record Slice(Brief brief, Resource resource, List<Operation> operations) {
    /// How states are called in which a row has come to nothing, so that what it took is there again.
    private static final Pattern ENDED = Pattern.compile("CANCEL|VOID|REJECT|DECLIN|REFUS|EXPIR|ABANDON");

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
        return Member.capital(Names.one(Names.spoken(resource.name())));
    }

    static String camel(String snake) {
        StringBuilder text = new StringBuilder();
        for (String word : snake.split("_")) {
            text.append(text.isEmpty() ? word : Member.capital(word));
        }
        return text.toString();
    }

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

    Member member(Field field) {
        return Member.of(resource, field);
    }

    /// Of the view: what is internal is for nobody outside.
    List<Member> viewed() {
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

    Stream<Member> requested() {
        return Stream.concat(
                references().map(Member::of),
                resource.fields().stream().filter(Field::isWritable).map(this::member));
    }

    /// References that a request names: neither owner nor tenant, nor the row in the address.
    Stream<Reference> references() {
        return resource.references().stream()
                .filter(link -> through().filter(link::equals).isEmpty());
    }

    public Optional<Reference> through() {
        return Operations.through(resource);
    }

    List<Member> changeable() {
        return resource.fields().stream()
                .filter(Field::isWritable)
                .filter(field -> !field.isPassword() && !(resource.isCaller() && field.type() == Type.EMAIL))
                .filter(Field::isShown)
                .map(this::member)
                .toList();
    }

    /// Whether parts of something else name rows of this.
    public boolean isNamedByParts() {
        return brief.resources().stream()
                .filter(each -> brief.parentOf(each).isPresent())
                .flatMap(part -> part.references().stream())
                .anyMatch(link -> link.to().equals(type()));
    }

    /// Values that the service works out, beside the request, as parameters of the insertion.
    public List<Member> given() {
        return resource.fields().stream()
                .filter(field -> field.origin() instanceof Field.Origin.Computed
                        || field.origin() instanceof Field.Origin.Snapshot)
                .map(this::member)
                .toList();
    }

    public boolean hasCipher() {
        return resource.fields().stream().anyMatch(Field::encrypted);
    }

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

    /// Whether its controller asks who has used a key before.
    public boolean keepsKeys() {
        return keyed() && new Needs(brief).ownKeys();
    }

    public List<Move> moves() {
        return operations.stream()
                .filter(each -> each.kind() == Kind.MOVE)
                .map(each -> new Move(this, each))
                .toList();
    }

    public List<Permission> permissions() {
        List<Permission> all = new ArrayList<>();
        if (resource.isCaller() || resource.owner().isPresent()) {
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

    /// Whether nothing follows the statement that makes a row.
    public boolean isPlain() {
        return parts().isEmpty() && providers().isEmpty() && !audited();
    }

    public boolean auditsReads() {
        return resource.audit() == Resource.Audit.FULL
                && !resource.who("read").stream().anyMatch(Who::isPublic);
    }

    public boolean publicCreate() {
        return operation(Kind.CREATE).filter(Operation::isPublic).isPresent();
    }

    /// Seconds for which a page may be kept.
    public long staleSeconds() {
        return new Freshness(brief, resource).seconds();
    }

    /// Whether a node keeps pages of the list for everybody.
    public boolean keepsPages() {
        return can("LIST") && staleSeconds() > 0 && new Freshness(brief, resource).isForAll();
    }

    Member comparable(String name) {
        return members().stream()
                .filter(each -> each.name().equals(name) || each.name().equals(name + "Id"))
                .findFirst()
                .orElseThrow();
    }

    /// States that only a system outside leads to.
    public List<Webhook.Told> told() {
        return resource.transitions().stream()
                .filter(each -> each.operation().isEmpty() && !each.from().isEmpty())
                .map(each -> Webhook.Told.of(this, each))
                .toList();
    }

    /// Parts that give back what they took when a row comes to this state.
    List<Part> returned(String state) {
        return ENDED.matcher(state).find()
                ? parts().stream().filter(part -> part.stock().isPresent()).toList()
                : List.of();
    }

    /// Parts that give back in some state.
    public List<Part> returned() {
        return moves().stream()
                .flatMap(move -> returned(move.state()).stream())
                .distinct()
                .toList();
    }

    /// What is done in the transaction in which a row comes to this state, as methods of the repository.
    List<String> consequences(String state) {
        return Stream.concat(
                        returned(state).stream().map(Part::giveBack),
                        Follower.of(this, state).stream().map(Follower::method))
                .toList();
    }

    /// What goes on with rows of this, whoever leads them.
    public List<Follower> followers() {
        return Stream.concat(
                        isTold() ? told().stream().flatMap(each -> each.followers().stream()) : Stream.empty(),
                        moves().stream().flatMap(each -> each.followers().stream()))
                .distinct()
                .toList();
    }

    public boolean isTold() {
        return new Needs(brief)
                        .webhooks().stream().anyMatch(each -> each.usedBy().startsWith(type() + "."))
                || !providers().isEmpty();
    }

    /// Systems that are asked for something with each new row.
    public List<Provider> providers() {
        return new Needs(brief)
                .providers().stream()
                        .filter(each -> each.usedBy().equals(type() + ".create"))
                        .map(each -> new Provider(this, each))
                        .toList();
    }

    public List<Part> parts() {
        return resource.parts().stream()
                .map(part -> new Part(part, of(brief, brief.resource(part.of()).orElseThrow()), this))
                .toList();
    }

    /// Rows that a request names and the caller must be able to read.
    public List<Named> named() {
        return references().map(this::named).toList();
    }

    public Optional<Named> holder() {
        return through().map(this::named);
    }

    private Named named(Reference link) {
        return new Named(link, of(brief, brief.resource(link.to()).orElseThrow()));
    }

    public Creation creation() {
        return new Creation(this);
    }

    /// Columns that a rule bounds from below, and that parts of others take from.
    public List<Member> stocks() {
        if (brief.takers(type()).isEmpty()) {
            return List.of();
        }
        return brief.rules().stream()
                .flatMap(rule ->
                        rule instanceof Rule.NeverBelow(String on, String field, long _) && on.equals(resource.name())
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

        /// Where the row itself is held.
        public String variable() {
            return variable(link);
        }

        /// All are asked with a `request` and a `caller`, which a row must not hide.
        static String variable(Reference link) {
            return link.name().equals("request") || link.name().equals("caller") ? link.name() + "Row" : link.name();
        }

        public String visible() {
            return to.resource().isClosed("read") ? "Condition.always()" : to.type() + "Service.mayRead(caller)";
        }
    }

    public String holderId() {
        return Names.id(through().orElseThrow().to());
    }

    /// The address below which each row has its own.
    public String location() {
        return "/" + brief.service().apiVersion() + "/" + Names.path(resource.name()) + "/";
    }

    public Records records() {
        return new Records(this);
    }

    public Statements statements() {
        return new Statements(this);
    }

    public Lists lists() {
        return new Lists(this);
    }

    public AccountStatements account() {
        return new AccountStatements(this);
    }

    public Graph graph() {
        return new Graph(this);
    }

    public Assembly assembly() {
        return new Assembly(this);
    }
}
