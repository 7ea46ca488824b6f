package dev.lintel.practice.access;

import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Ownership.Owner;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Rows that belong to people, and which of them callers pick by what they send. Private to one examination.
final class OwnedRows {
    private final Backend backend;
    private final Paths paths;
    private final Ownership ownership;
    private final IdentityHashMap<Endpoint, CallerTies> ties = new IdentityHashMap<>();

    /// @param by the predicate with which the request picks the row
    record Chosen(Table table, Predicate by, Owner owner) {}

    OwnedRows(Backend backend, Paths paths) {
        this.backend = backend;
        this.paths = paths;
        this.ownership = Ownership.of(backend.schema());
    }

    boolean isUserTable(String table) {
        return ownership.isUserTable(table);
    }

    /// The owned table whose row the caller picks on this path.
    Optional<Chosen> chosen(CallerTies ties, Path path) {
        Shape shape = ((Step.Run) path.step()).query().shape();
        if (!shape.complete()) {
            return Optional.empty();
        }
        return shape.filter().stream()
                .filter(predicate -> predicate.conjunct() && predicate.operator() == Operator.EQUAL)
                .filter(predicate -> predicate.operand() instanceof Operand.Parameter(String name)
                        && picked(ties, path.argument(name)))
                .flatMap(predicate -> backend.schema().table(predicate.column().table()).stream()
                        .flatMap(table -> ownership.owner(table.name()).stream()
                                .filter(owner -> identifies(
                                        table, owner, predicate.column().name()))
                                .map(owner -> new Chosen(table, predicate, owner))))
                .findFirst();
    }

    /// The value is the request's own, not one that was looked up or taken from the login.
    private static boolean picked(CallerTies ties, List<Source> sources) {
        return sources.stream().anyMatch(OwnedRows::sent)
                && sources.stream().noneMatch(ties::ofCaller)
                && sources.stream().flatMap(Source::roots).noneMatch(Source.Row.class::isInstance);
    }

    private static boolean sent(Source source) {
        return switch (source) {
            case Source.Input _ -> true;
            case Source.Derived derived -> derived.from().stream().anyMatch(OwnedRows::sent);
            case Source.Request _,
                    Source.Principal _,
                    Source.Row _,
                    Source.Answered _,
                    Source.Constant _,
                    Source.Setting _,
                    Source.State _,
                    Source.Fresh _,
                    Source.Made _,
                    Source.Unknown _ -> false;
        };
    }

    /// The column is the table's key, or names the owner ("the orders of customer 7"). A token is a proof, not an
    /// id.
    private boolean identifies(Table table, Owner owner, String column) {
        if (Sensitivity.of(column) != Sensitivity.NONE || secretive(column)) {
            return false;
        }
        boolean primary = table.primaryKey()
                .filter(key -> key.columns().equals(List.of(column)))
                .isPresent();
        boolean unique = !ownership.isUserTable(table.name())
                && table.uniques().stream().anyMatch(key -> key.columns().equals(List.of(column)));
        return primary || unique || column.equals(owner.column());
    }

    private static boolean secretive(String column) {
        return column.contains("token")
                || column.contains("code")
                || column.contains("hash")
                || column.contains("key")
                || column.contains("nonce")
                || column.contains("slug");
    }

    /// The database itself shows each caller only her own rows.
    boolean guardedByDatabase() {
        return backend.schema()
                .changes()
                .anyMatch(change ->
                        change instanceof Change.Other other && other.what().contains("policy"));
    }

    /// Whether somebody may read such rows without logging in, all of them or picked the same way: then they are
    /// no secret.
    boolean readByAnyone(Chosen chosen) {
        return backend.endpoints().stream()
                .filter(endpoint -> endpoint.access() instanceof Access.Public)
                .anyMatch(endpoint -> paths.queries(endpoint)
                        .anyMatch(path -> shape(path).kind() == Shape.Kind.SELECT
                                && !path.afterLogin()
                                && shape(path)
                                        .mainTable()
                                        .equals(Optional.of(chosen.table().name()))
                                && picksAlike(shape(path), chosen)
                                && RowUse.of(path, paths.of(endpoint)) == RowUse.SHOWN));
    }

    private static boolean picksAlike(Shape shape, Chosen chosen) {
        List<Predicate> picks = shape.filter().stream()
                .filter(predicate -> predicate.operator() == Operator.EQUAL && !predicate.optional())
                .filter(predicate -> predicate.operand() instanceof Operand.Parameter)
                .toList();
        return picks.isEmpty()
                || picks.stream()
                        .anyMatch(predicate ->
                                predicate.column().equals(chosen.by().column()));
    }

    /// Whether this backend tells callers apart at all; where no code asks who calls, everyone may be staff.
    boolean callersMatter() {
        return backend.endpoints().stream().anyMatch(endpoint -> ties(endpoint).known());
    }

    /// The strongest evidence: another endpoint over the same table does it, for callers of the same kind. Those who
    /// own the rows are held to their own; a bursar, who came by a role, is not one of them.
    Optional<Endpoint> guardedSibling(Endpoint endpoint, Owner owner, String table) {
        return backend.endpoints().stream()
                .filter(other -> !other.equals(endpoint) && !OwnerChecks.settledByAccess(other))
                .filter(other -> OwnerChecks.letsInAlike(endpoint, other))
                .filter(other -> paths.queries(other).anyMatch(path -> bindsOwner(ties(other), path, owner, table)))
                .findFirst();
    }

    /// A query that narrows this table to the caller's rows.
    private boolean bindsOwner(CallerTies ties, Path path, Owner owner, String table) {
        return shape(path).reads(table)
                && shape(path).filter().stream()
                        .anyMatch(predicate -> namesOwner(predicate.column(), owner)
                                && predicate.operand() instanceof Operand.Parameter(String name)
                                && path.argument(name).stream().anyMatch(ties::ofCaller));
    }

    /// The very column that says whose the row is, or one of the tables that lead there.
    private static boolean namesOwner(Shape.Column column, Owner owner) {
        return owner.path().size() == 1
                ? column.table().equals(owner.path().getFirst())
                        && column.name().equals(owner.column())
                : owner.path().contains(column.table());
    }

    private CallerTies ties(Endpoint endpoint) {
        return ties.computeIfAbsent(endpoint, each -> new CallerTies(each, paths.of(each)));
    }

    private static Shape shape(Path path) {
        return ((Step.Run) path.step()).query().shape();
    }
}
