package dev.lintel.link;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.OperatorRoles;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Step;
import dev.lintel.graph.Value;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Roles that ask no more of a caller than that he has an account, among those that the rules of one application ask
/// for: what its own sign-up gives to whoever signs up, what its accounts have whoever they are. Only where neither is
/// known a role's own words say it, `ROLE_USER`, `CUSTOMER`; the words of a permission, `READ_CLIENT`, do not.
final class OrdinaryRoles {
    private static final Set<String> PEOPLE = Set.of(
            "user",
            "users",
            "member",
            "members",
            "customer",
            "customers",
            "client",
            "clients",
            "patient",
            "patients",
            "student",
            "students",
            "buyer",
            "buyers",
            "shopper",
            "shoppers",
            "subscriber",
            "subscribers",
            "visitor",
            "visitors",
            "guest",
            "guests",
            "passenger",
            "passengers",
            "reader",
            "readers");
    /// What may stand beside one of these and leaves it what it is.
    private static final Set<String> PLAIN =
            Set.of("role", "normal", "registered", "basic", "standard", "simple", "common", "regular", "web", "app");

    private final Map<OperationId, Operation> operations;
    private final Set<String> asked = new HashSet<>();

    private OrdinaryRoles(List<Entry> entries, Map<OperationId, Operation> operations) {
        this.operations = operations;
        entries.forEach(entry -> roles(entry).forEach(role -> asked.add(plain(role))));
    }

    private static Stream<String> roles(Entry entry) {
        return entry instanceof Endpoint endpoint && endpoint.access() instanceof Access.Restricted restricted
                ? restricted.requirements().stream()
                        .flatMap(
                                each -> each instanceof Requirement.AnyRole any ? any.roles().stream() : Stream.empty())
                : Stream.empty();
    }

    /// The same entries, with what is known of the roles that they ask for.
    static List<Entry> told(List<Entry> entries, Map<OperationId, Operation> operations, Schema schema) {
        OrdinaryRoles roles = new OrdinaryRoles(entries, operations);
        if (roles.asked.isEmpty()) {
            return entries;
        }
        Set<String> given = roles.given(entries, Ownership.of(schema));
        given.addAll(roles.ofEachAccount());
        Predicate<String> ordinary = given.isEmpty() ? OrdinaryRoles::isNamedSo : role -> given.contains(plain(role));
        return entries.stream().map(entry -> told(entry, ordinary)).toList();
    }

    private static Entry told(Entry entry, Predicate<String> ordinary) {
        if (entry instanceof Endpoint endpoint
                && endpoint.access() instanceof Access.Restricted restricted
                && roles(endpoint).anyMatch(ordinary)) {
            return endpoint.withAccess(new Access.Restricted(
                    restricted.requirements().stream()
                            .map(each -> each instanceof Requirement.AnyRole any
                                            && any.roles().stream().anyMatch(ordinary)
                                    ? new Requirement.AnyRole(any.roles(), true, any.at())
                                    : each)
                            .toList(),
                    restricted.at()));
        }
        return entry;
    }

    /// `ROLE_USER` and `USER` are one.
    private static String plain(String role) {
        return Requirement.AnyRole.plain(role.toUpperCase(Locale.ROOT));
    }

    private static boolean isNamedSo(String role) {
        List<String> words = OperatorRoles.words(role);
        return words.stream().anyMatch(PEOPLE::contains)
                && words.stream().allMatch(word -> PEOPLE.contains(word) || PLAIN.contains(word));
    }

    /// What is written where whoever comes without a login makes an account. A role of operators that is only one of
    /// several there, for the first account of all or behind a secret, is not given to all.
    private Set<String> given(List<Entry> entries, Ownership ownership) {
        Set<String> given = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (entry instanceof Endpoint endpoint && endpoint.access() instanceof Access.Public) {
                List<Operation> reach = reach(endpoint.handler());
                if (makesAccounts(reach, ownership)) {
                    given.addAll(written(reach));
                }
            }
        }
        if (given.stream().anyMatch(role -> !OperatorRoles.isOne(role))) {
            given.removeIf(OperatorRoles::isOne);
        }
        return given;
    }

    private List<Operation> reach(OperationId handler) {
        Set<OperationId> seen = new LinkedHashSet<>(List.of(handler));
        List<OperationId> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            Operation operation = operations.get(open.removeLast());
            if (operation != null) {
                Step.calls(operation.body())
                        .flatMap(call -> call.targets().stream())
                        .filter(seen::add)
                        .forEach(open::add);
            }
        }
        return seen.stream()
                .filter(operations::containsKey)
                .map(operations::get)
                .toList();
    }

    /// A row of the users' table that is new: an insert says so, and a save of an object that is made there.
    private static boolean makesAccounts(List<Operation> reach, Ownership ownership) {
        Set<String> made = new HashSet<>();
        Set<String> saved = new HashSet<>();
        boolean inserts = false;
        for (Step step : steps(reach)) {
            if (step instanceof Step.Make make) {
                made.add(make.type());
            }
            if (step instanceof Step.Run run && isOfAccounts(run.query(), ownership)) {
                inserts |= run.query().shape().kind() == Shape.Kind.INSERT;
                saved.add(run.query().entity());
            }
        }
        return inserts || saved.stream().anyMatch(made::contains);
    }

    private static boolean isOfAccounts(Query query, Ownership ownership) {
        Shape shape = query.shape();
        return (shape.kind() == Shape.Kind.INSERT || shape.kind() == Shape.Kind.UPSERT)
                && shape.tables().stream()
                        .anyMatch(use -> use.role() == Shape.TableUse.Role.MAIN && ownership.isUserTable(use.table()));
    }

    private Set<String> written(List<Operation> reach) {
        Set<String> found = new LinkedHashSet<>();
        for (Step step : steps(reach)) {
            values(step)
                    .forEach(value -> constants(value).filter(asked::contains).forEach(found::add));
            if (step instanceof Step.Run run) {
                run.query().shape().assigned().stream()
                        .filter(each -> each.value() instanceof Shape.Operand.Constant)
                        .map(each -> plain(
                                ((Shape.Operand.Constant) each.value()).text().replace("'", "")))
                        .filter(asked::contains)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /// The framework asks an account for its authorities, and the answer is the same for each.
    private Set<String> ofEachAccount() {
        return operations.values().stream()
                .filter(operation -> operation.id().name().equals("getAuthorities"))
                .map(Operation::body)
                .filter(body -> body.stream().noneMatch(OrdinaryRoles::decides))
                .map(body -> body.stream().flatMap(OrdinaryRoles::authorities).toList())
                .filter(values -> values.stream().allMatch(OrdinaryRoles::isConstant))
                .flatMap(values -> values.stream().flatMap(OrdinaryRoles::constants))
                .filter(asked::contains)
                .collect(Collectors.toSet());
    }

    /// What authorities are made of.
    private static Stream<Value> authorities(Step step) {
        return switch (step) {
            case Step.Make make when make.type().endsWith("Authority") -> make.properties().values().stream();
            case Step.Invoke invoke when invoke.owner().endsWith("AuthorityUtils") -> invoke.arguments().stream();
            default -> Stream.empty();
        };
    }

    private static boolean decides(Step step) {
        return step instanceof Step.Branch || step instanceof Step.Loop;
    }

    private static boolean isConstant(Value value) {
        return value.origins().size() == 1 && value.origins().getFirst().root() instanceof Value.Root.Constant;
    }

    private static Stream<String> constants(Value value) {
        return value.origins().stream()
                .flatMap(origin -> origin.root() instanceof Value.Root.Constant(String text)
                        ? Stream.of(plain(text))
                        : Stream.empty());
    }

    private static List<Step> steps(Collection<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> Step.all(operation.body()))
                .toList();
    }

    private static Stream<Value> values(Step step) {
        return switch (step) {
            case Step.Call call -> Stream.concat(Stream.of(call.receiver()), call.arguments().stream());
            case Step.Invoke invoke -> Stream.concat(Stream.of(invoke.receiver()), invoke.arguments().stream());
            case Step.Run run -> run.parameters().values().stream();
            case Step.Make make -> make.properties().values().stream();
            case Step.Put put -> Stream.of(put.value());
            case Step.Return back -> Stream.of(back.value());
            case Step.Remote _,
                    Step.Publish _,
                    Step.Read _,
                    Step.Loop _,
                    Step.Branch _,
                    Step.Attempt _,
                    Step.InTransaction _,
                    Step.Deferred _,
                    Step.Throw _,
                    Step.Skip _ -> Stream.empty();
        };
    }
}
