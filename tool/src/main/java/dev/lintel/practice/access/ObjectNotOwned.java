package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Ownership.Owner;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An object that belongs to somebody is selected by an id from the request, and nothing ties it to the caller.
public final class ObjectNotOwned implements Practice {
    static final Guide GUIDE = new Guide(
            "auth-object-not-owned",
            Risk.CRITICAL,
            "an object selected by a caller-supplied id is checked against the caller (owner, tenant, grant)",
            """
            A login says who somebody is, not whose order number 4711 is. Whoever is logged in changes the number in the \
            address and reads, changes or deletes a neighbour's object. It leaves no trace in any error log.""",
            "Worse for writes, for personal data and money, and for ids that can be counted; better for reads of plain data.",
            """
            Ids that are hard to guess leak through links and logs: they are no check. A check after the write is too \
            late. Answer 404, not 403: 403 tells that the id exists.""",
            """
            Ask for the object and its owner in one query:

            ```java
            orderRepository.findByIdAndCustomerId(id, principal.id())
                    .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
            ```""",
            List.of("CWE-639", "OWASP A01:2025", "OWASP API1:2023", "OWASP ASVS 8.2.2"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Ownership ownership = Ownership.of(backend.schema());
        return backend.endpoints().stream()
                .filter(endpoint -> !OwnerChecks.settledByAccess(endpoint))
                .flatMap(endpoint -> examine(backend, ownership, paths, endpoint));
    }

    private static Stream<Finding> examine(Backend backend, Ownership ownership, Paths paths, Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        if (OwnerChecks.tiedToCaller(all)) {
            return Stream.empty();
        }
        Set<String> said = new HashSet<>();
        return all.stream()
                .filter(path -> path.step() instanceof Step.Run)
                .flatMap(path -> selected(backend, ownership, path).stream()
                        .map(found -> finding(backend, paths, endpoint, all, path, found)))
                .filter(finding -> said.add(finding.root()));
    }

    /// The owned table whose row the caller picks, with the predicate by which it does.
    private record Selected(Table table, Predicate by, Owner owner) {}

    private static Optional<Selected> selected(Backend backend, Ownership ownership, Path path) {
        Query query = ((Step.Run) path.step()).query();
        for (Predicate predicate : query.shape().filter()) {
            boolean single = predicate.conjunct() && predicate.operator() == Operator.EQUAL;
            if (!single || !(predicate.operand() instanceof Operand.Parameter(String name))) {
                continue;
            }
            boolean fromCaller = path.argument(name).stream().anyMatch(Source.Input.class::isInstance);
            Optional<Table> table = backend.schema().table(predicate.column().table());
            Optional<Owner> owner = table.flatMap(each -> ownership.owner(each.name()));
            boolean key = table.filter(each -> identifies(each, predicate)).isPresent();
            if (fromCaller && key && owner.isPresent() && owner.get().sure()) {
                return Optional.of(new Selected(table.orElseThrow(), predicate, owner.get()));
            }
        }
        return Optional.empty();
    }

    /// The column is the table's key, or names the owner itself ("the orders of customer 7").
    private static boolean identifies(Table table, Predicate predicate) {
        String column = predicate.column().name();
        boolean primary =
                table.primaryKey().filter(key -> key.columns().equals(List.of(column))).isPresent();
        boolean unique = table.uniques().stream().anyMatch(key -> key.columns().equals(List.of(column)));
        boolean ofOwner = table.references().stream()
                .anyMatch(key -> key.columns().equals(List.of(column)));
        return primary || unique || ofOwner;
    }

    private static Finding finding(
            Backend backend, Paths paths, Endpoint endpoint, List<Path> all, Path path, Selected found) {
        Query query = ((Step.Run) path.step()).query();
        boolean writes = all.stream().anyMatch(each -> each.step() instanceof Step.Run run
                && run.query().shape().mutates()
                && run.query().shape().mainTable().equals(Optional.of(found.table().name())));
        boolean sensitive = found.table().columns().stream()
                .map(column -> Sensitivity.of(column.name()))
                .anyMatch(each -> each != Sensitivity.NONE && each != Sensitivity.ROLE);
        Judgement judgement = Judgement.from(Risk.CRITICAL)
                .loweredIf(!writes && !sensitive, "it only reads, and no column looks personal");
        if (sensitive) {
            judgement = judgement.noting("table " + found.table().name() + " holds personal data or money");
        }
        Optional<Endpoint> sibling = guardedSibling(backend, paths, endpoint, found.table().name());
        if (sibling.isPresent()) {
            judgement = judgement.noting(sibling.get().label() + " does check the owner");
        }
        Trail trail = Trail.to(path)
                .then(query.at(), "finds the row by " + found.by().column().name() + " alone")
                .then(found.table().at(), "a row of " + found.table().name() + " belongs to somebody ("
                        + String.join(" → ", found.owner().path()) + "." + found.owner().column() + ")");
        return new Finding(
                GUIDE,
                judgement.risk(),
                sibling.isPresent() ? Confidence.SURE : Confidence.LIKELY,
                endpoint.label(),
                "Any logged-in user can " + (writes ? "change" : "read") + " somebody else's " + found.table().name()
                        + " by changing the id.",
                judgement.reasons(),
                endpoint.handler().shortName() + ":" + found.table().name(),
                List.of(endpoint.label()),
                trail.guilty(path.at()),
                Optional.of(new Fix(
                        "Put the caller's id into the query, and answer 404 when nothing is found.",
                        "- findById(id)\n+ findByIdAndOwnerId(id, principal.id())",
                        List.of())));
    }

    /// The strongest evidence: another endpoint over the same table does it.
    private static Optional<Endpoint> guardedSibling(Backend backend, Paths paths, Endpoint endpoint, String table) {
        return backend.endpoints().stream()
                .filter(other -> !other.equals(endpoint) && !OwnerChecks.settledByAccess(other))
                .filter(other -> paths.queries(other).anyMatch(path ->
                        EndpointPublic.shape(path).reads(table)))
                .filter(other -> OwnerChecks.tiedToCaller(paths.of(other)))
                .findFirst();
    }
}
