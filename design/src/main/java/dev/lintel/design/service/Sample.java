package dev.lintel.design.service;

import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Reach;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.brief.Type;
import dev.lintel.design.brief.Who;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A request that makes one row of a resource, as the tests of a service send it, and what can be done with that
/// row.
public record Sample(Shape shape, Slice of) {
    /// Types of the resources that a row of this one needs.
    List<String> needed() {
        List<String> all = new ArrayList<>();
        of.through().ifPresent(link -> all.add(link.to()));
        of.resource().references().forEach(link -> all.add(link.to()));
        of.parts().forEach(part -> part.of().resource().references().forEach(link -> all.add(link.to())));
        return all;
    }

    /// Whether somebody outside is asked for each row, and what they answer changes it soon after.
    public boolean asks() {
        return !of.providers().isEmpty();
    }

    public String method() {
        return of.variable();
    }

    /// Who can make one: the owner of the row in the address, else a role.
    public String role() {
        Optional<Slice> holder = of.through().map(this::slice);
        if (holder.isPresent()) {
            return holder.get().resource().isCaller() ? shape.firstRole() : new Sample(shape, holder.get()).role();
        }
        return holders(of.resource().who("create")).orElse(shape.firstRole());
    }

    /// A field that is encrypted and by which its list is searched.
    public Optional<Member> found() {
        return of.can("LIST") && of.through().isEmpty()
                ? of.resource().fields().stream()
                        .filter(field -> field.findable() && field.isShown() && field.isWritable())
                        .filter(field -> of.lists().narrowings().stream()
                                .anyMatch(each -> each.name().equals(field.name())))
                        .map(of::member)
                        .findFirst()
                : Optional.empty();
    }

    /// Rows that exist before, each as a line of Java.
    public List<Need> needs() {
        List<Need> all = new ArrayList<>();
        of.through().ifPresent(link -> all.add(new Need(link.name() + "Id", true, slice(link), role(), waits(link))));
        sent(of).forEach(named -> all.add(new Need(
                named.name() + "Id",
                false,
                named.to(),
                role(),
                waits(named.link()).or(() -> shownIn(named.to())))));
        of.parts()
                .forEach(part -> sent(part.of()).forEach(named -> {
                    if (all.stream().noneMatch(has -> has.variable().equals(named.name() + "Id"))) {
                        all.add(new Need(named.name() + "Id", false, named.to(), role(), shownIn(named.to())));
                    }
                }));
        return List.copyOf(all);
    }

    /// Rows that a request names: not those that may be left out and whose makers would need one like this in turn.
    private Stream<Slice.Named> sent(Slice slice) {
        return slice.named().stream()
                .filter(named ->
                        !named.link().optional() || !leadsBack(named.to().resource(), new HashSet<>()));
    }

    private boolean leadsBack(Resource from, Set<String> seen) {
        if (from.name().equals(of.type())) {
            return true;
        }
        return seen.add(from.name())
                && Stream.concat(
                                from.references().stream().map(Reference::to),
                                from.parts().stream().map(Resource.Part::of))
                        .flatMap(to -> shape.brief().resource(to).stream())
                        .anyMatch(to -> leadsBack(to, seen));
    }

    private Slice slice(Reference link) {
        return Slice.of(shape.brief(), shape.brief().resource(link.to()).orElseThrow());
    }

    /// What is set of a row that waits for one like this in another state than it begins in.
    private Optional<String> waits(Reference link) {
        return of.creation()
                .bounded()
                .filter(bounded -> bounded.reference().equals(link.name()))
                .flatMap(Creation.Bounded::follower)
                .filter(follower -> !follower.waitsAtFirst())
                .flatMap(follower ->
                        follower.waiting().stream().findFirst().map(state -> follower.column() + " = '" + state + "'"));
    }

    /// What is set of a row that whoever names it is shown in other states alone than it begins in.
    private Optional<String> shownIn(Slice to) {
        Resource named = to.resource();
        List<Who> readers = named.who("read").stream()
                .filter(who -> isReader(who) || isOwnedByMaker(to) && who.isOwner())
                .toList();
        return readers.stream().anyMatch(who -> isAtFirst(who, named))
                ? Optional.empty()
                : readers.stream()
                        .flatMap(who -> who.when().stream())
                        .findFirst()
                        .map(state -> named.stateField().orElseThrow().column() + " = '" + state + "'");
    }

    private boolean isOwnedByMaker(Slice to) {
        Sample sample = new Sample(shape, to);
        return sample.owned() && sample.role().equals(role());
    }

    /// Whether somebody with the maker's role may, whose row it is or not.
    private boolean isReader(Who who) {
        return switch (who.caller()) {
            case Who.Anyone _, Who.SignedIn _ -> true;
            case Who.Holder(String reader) -> reader.equals(role());
            case Who.Owner _ -> false;
        };
    }

    private static boolean isAtFirst(Who who, Resource of) {
        return who.when().isEmpty() || who.when().equals(of.firstState());
    }

    /// @param owned whether it is the maker's own, since only whose it is may go on from there
    /// @param state what is set of it before; empty where it may be as it was made
    public record Need(String variable, boolean owned, Slice to, String role, Optional<String> state) {
        public String expression() {
            return state.map(in -> "put(\"" + to.table() + "\", \"" + in + "\", " + made() + ")")
                    .orElseGet(this::made);
        }

        /// By the maker where they may make it, since they may not see what others made; else by somebody who may,
        /// of the same tenant.
        private String made() {
            Shape shape = new Shape(to.brief(), "");
            if (to.resource().isCaller()) {
                // where the maker may not read rows of others, nobody's but their own can be named
                return (Reach.of(role, to.resource()) == Reach.OTHERS ? shape.besideMaker(shape.firstRole()) : "maker")
                        + ".id()";
            }
            if (!to.can("CREATE")) {
                return to.variable() + "(maker)";
            }
            Sample sample = new Sample(shape, to);
            boolean own = owned || sample.owned() && sample.role().equals(role);
            return to.variable() + "(" + (own ? "maker" : shape.besideMaker(sample.role())) + ")";
        }
    }

    public String path() {
        String path = of.path("CREATE");
        return of.through()
                .map(link -> "\"" + path.replace("{" + of.holderId() + "}", "\" + " + link.name() + "Id + \"") + "\"")
                .orElse("\"" + path + "\"");
    }

    /// The body as the lines of a text block; the first thing to be put in is a number, then come the ids.
    public String body() {
        return lettered().text();
    }

    /// What is put in after the ids, each with a comma before it.
    public String lettersOfBody() {
        return lettered().arguments();
    }

    private Literals.Lettered lettered() {
        return Literals.Lettered.of(body(Literals::json), 1 + inBody().size());
    }

    /// The same with values of another kind, before any letters are put in.
    String body(Function<Field, String> json) {
        return Literals.object(pairs(of, 0, json), 0);
    }

    /// Names of the ids that stand in the body, in the order in which they are put in.
    List<String> inBody() {
        return needs().stream().filter(this::isInBody).map(Need::variable).toList();
    }

    /// As parameters of a method, and as its arguments.
    public String ids() {
        return needs().stream()
                .filter(this::isInBody)
                .map(need -> "UUID " + need.variable())
                .collect(Collectors.joining(", "));
    }

    public String idNames() {
        return String.join(", ", inBody());
    }

    private boolean isInBody(Need need) {
        return of.through()
                .filter(link -> need.variable().equals(link.name() + "Id"))
                .isEmpty();
    }

    private String place(String variable) {
        return "%" + (inBody().indexOf(variable) + 2) + "$s";
    }

    private List<String> pairs(Slice slice, int depth, Function<Field, String> json) {
        List<String> pairs = new ArrayList<>();
        sent(slice).forEach(named -> pairs.add("\"" + named.name() + "Id\": \"" + place(named.name() + "Id") + "\""));
        slice.resource().fields().stream()
                .filter(Field::isWritable)
                .forEach(field -> pairs.add("\"" + field.name() + "\": " + json.apply(written(slice, field))));
        slice.parts()
                .forEach(part -> pairs.add("\"" + part.name() + "\": ["
                        + Literals.object(pairs(part.of(), depth + 1, json), depth + 1) + "]"));
        return pairs;
    }

    /// Whether a row that it needs is put in a state first.
    boolean puts() {
        return needs().stream().anyMatch(need -> need.state().isPresent());
    }

    public Optional<Operation> operation(String kind) {
        return of.operation(Kind.valueOf(kind));
    }

    /// A field of text that must not be too long, to try what is one too long.
    public Optional<Bound> bounded() {
        return of.resource().fields().stream()
                .filter(field -> field.isWritable() && field.type() == Type.TEXT)
                .map(field -> new Bound(field.name(), field.longest()))
                .findFirst();
    }

    public record Bound(String field, long longest) {}

    public boolean owned() {
        return of.resource().owner().isPresent() || of.through().isPresent();
    }

    /// Whether whoever else may make one is not shown this one.
    public boolean hidden() {
        return owned() && Reach.of(role(), of.resource()) == Reach.OWN;
    }

    /// Whether who has made one is shown it.
    public boolean shown() {
        return of.can("READ")
                && of.resource().who("read").stream()
                        .filter(who -> isAtFirst(who, of.resource()))
                        .anyMatch(who -> isReader(who) || isMaker(who));
    }

    boolean isMaker(Who who) {
        return who.caller() instanceof Who.Owner(Optional<String> through)
                && (through.isEmpty() || through.equals(of.through().map(Reference::name)));
    }

    public String exporter() {
        return holders(of.operation(Kind.EXPORT).orElseThrow().who()).orElse(role());
    }

    /// The first role that may.
    static Optional<String> holders(List<Who> who) {
        return who.stream().flatMap(each -> each.role().stream()).findFirst();
    }

    /// A role that may read everybody's rows.
    public Optional<String> reader() {
        return of.resource().who("read").stream()
                .filter(who -> who.when().isEmpty())
                .flatMap(who -> who.role().stream())
                .findFirst();
    }

    /// The body of a change, as the lines of a text block with a number to be put in.
    public String changeBody() {
        return change().text();
    }

    public String lettersOfChange() {
        return change().arguments();
    }

    private Literals.Lettered change() {
        List<String> pairs = of.changeable().stream()
                .map(each -> "\"" + each.name() + "\": "
                        + Literals.json(written(of, each.field().orElseThrow())))
                .toList();
        return Literals.Lettered.of(Literals.object(pairs, 0), 1);
    }

    /// Whether who makes a row, or a role, can change it.
    public boolean changes() {
        return of.can("UPDATE")
                && of.resource().who("update").stream()
                        .filter(who -> isAtFirst(who, of.resource()))
                        .anyMatch(who -> who.caller().text().equals(role())
                                || of.resource().owner().isPresent() && isMaker(who));
    }

    public String changer() {
        return role();
    }

    public boolean listed() {
        return of.can("LIST") && shown();
    }

    public boolean hasSecret() {
        return of.resource().fields().stream().anyMatch(field -> field.type() == Type.SECRET && field.isWritable());
    }

    /// Whether the same sent twice is refused, since nothing else tells one row from the other.
    public boolean once() {
        return unique().isPresent()
                || !of.keyed()
                        && shape.brief().onesOf(of.resource()).stream()
                                .anyMatch(one -> of.resource()
                                        .firstState()
                                        .filter(one.unless()::contains)
                                        .isEmpty());
    }

    /// Whether one maker can make one alone: all that there may be one of is theirs, or the same in each request.
    public boolean single() {
        return !shape.brief().onesOf(of.resource()).stream().allMatch(differing()::tells);
    }

    private Differing differing() {
        return new Differing(shape.brief(), of.resource(), this::isSame);
    }

    /// Parts are told apart by what they are parts of.
    private Field written(Slice slice, Field field) {
        return slice.type().equals(of.type()) ? differing().in(field) : field;
    }

    private boolean isSame(String called) {
        return of.resource()
                .field(called)
                .map(field -> !field.isWritable() || !Literals.varies(field))
                .orElseGet(() -> needs().stream()
                        .filter(need -> need.variable().equals(called + "Id"))
                        .allMatch(need -> need.expression().equals("maker.id()")));
    }

    public Optional<Field> unique() {
        return of.keyed()
                ? Optional.empty()
                : of.resource().fields().stream()
                        .filter(field -> field.unique() && field.isWritable() && !field.optional())
                        .findFirst();
    }
}
