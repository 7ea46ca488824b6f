package dev.lintel.practice.access;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Sensitivity;
import dev.lintel.graph.Step;
import dev.lintel.practice.Judgement;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.practice.access.CheckedElsewhere.Check;
import dev.lintel.practice.access.CheckedElsewhere.Unchecked;
import dev.lintel.practice.access.OwnedRows.Chosen;
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
            "Worse for writes, for personal data and money, and for ids that can be counted; better for reads of plain data, "
                    + "and where a role that not everybody has is asked.",
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
        OwnedRows rows = new OwnedRows(backend, paths);
        if (rows.guardedByDatabase()) {
            return Stream.empty();
        }
        CheckedElsewhere checked = new CheckedElsewhere(backend, paths);
        PartChecked parts = new PartChecked(backend, paths);
        return backend.endpoints().stream()
                .filter(endpoint -> !OwnerChecks.administrativePath(endpoint) && !OwnerChecks.isNestedField(endpoint))
                .filter(paths::isWhole)
                .flatMap(endpoint -> {
                    List<Finding> owned = OwnerChecks.settledByAccess(endpoint)
                            ? List.of()
                            : examine(rows, paths, endpoint).toList();
                    return Stream.concat(
                            owned.isEmpty() ? examine(checked, paths, endpoint) : owned.stream(), parts.in(endpoint));
                });
    }

    /// The odd one out: others hold such a row against their caller, this one does not.
    private static Stream<Finding> examine(CheckedElsewhere checked, Paths paths, Endpoint endpoint) {
        Set<String> said = new HashSet<>();
        return checked.in(endpoint, paths.of(endpoint))
                .map(unchecked -> finding(endpoint, unchecked))
                .filter(finding -> said.add(finding.root()));
    }

    private static Finding finding(Endpoint endpoint, Unchecked unchecked) {
        boolean writes = unchecked.use() == RowUse.CHANGED;
        Table table = unchecked.table();
        Check check = unchecked.check();
        boolean sensitive = sensitive(table);
        Judgement judgement = Judgement.from(Risk.HIGH)
                .loweredIf(!writes && !sensitive, "it only reads, and no column looks personal")
                .notingIf(sensitive, "table " + table.name() + " holds personal data or money")
                .noting(check.by().label() + " does check " + check.what() + " against the caller");
        return new Finding(
                GUIDE,
                judgement.risk(),
                Confidence.SURE,
                endpoint.label(),
                "Whoever is logged in can " + (writes ? "change" : "read") + " any row of " + table.name()
                        + ": nothing here checks whether it is theirs.",
                judgement.reasons(),
                endpoint.handler().simpleOwner() + " by "
                        + unchecked.path().in().shortName() + ":" + table.name(),
                List.of(endpoint.label()),
                Trail.to(unchecked.path())
                        .then(
                                unchecked.path().at(),
                                "picks a row of " + table.name() + " by the " + unchecked.by() + " that was sent")
                        .then(check.at(), check.by().label() + " checks the row's " + check.what() + " first")
                        .guilty(unchecked.path().at()),
                Optional.of(new Fix(
                        "Make the same check here before the row is used, and answer 404 when it fails.",
                        "",
                        List.of())));
    }

    private static boolean sensitive(Table table) {
        return table.columns().stream()
                .map(column -> Sensitivity.of(column.name()))
                .anyMatch(each -> each != Sensitivity.NONE && each != Sensitivity.ROLE);
    }

    private static Stream<Finding> examine(OwnedRows rows, Paths paths, Endpoint endpoint) {
        List<Path> all = paths.of(endpoint);
        CallerTies ties = new CallerTies(endpoint, all);
        Set<String> said = new HashSet<>();
        return all.stream()
                .filter(path -> path.step() instanceof Step.Run && !path.guessed())
                .flatMap(path -> rows.chosen(ties, path).stream()
                        .filter(chosen -> !ties.to(chosen.owner()))
                        .flatMap(chosen -> finding(rows, endpoint, all, path, chosen).stream()))
                .filter(finding -> said.add(finding.root()));
    }

    private static Optional<Finding> finding(
            OwnedRows rows, Endpoint endpoint, List<Path> all, Path path, Chosen chosen) {
        RowUse use = RowUse.of(path, all);
        Table table = chosen.table();
        boolean ownTable = chosen.owner().path().size() == 1 && rows.isUserTable(table.name());
        if (use == RowUse.NONE
                || use == RowUse.HANDED_ON
                || use == RowUse.SHOWN && (chosen.owner().author() || rows.readByAnyone(chosen))) {
            return Optional.empty();
        }
        Optional<Endpoint> sibling = rows.guardedSibling(endpoint, chosen.owner(), table.name());
        boolean granted = !OwnerChecks.granted(endpoint).isEmpty();
        boolean evident = sibling.isPresent()
                || !granted && chosen.owner().sure() && !chosen.owner().author() && rows.callersMatter();
        if (!evident || ownTable && use == RowUse.SHOWN && sibling.isEmpty()) {
            return Optional.empty();
        }
        boolean sensitive = sensitive(table);
        boolean writes = use == RowUse.CHANGED;
        Judgement judgement = Judgement.from(Risk.CRITICAL)
                .loweredIf(granted, "only callers " + ofCallers(endpoint) + " can call it")
                .loweredIf(!writes && !sensitive, "it only reads, and no column looks personal")
                .notingIf(sensitive, "table " + table.name() + " holds personal data or money")
                .notingIf(
                        sibling.isPresent(), sibling.map(Endpoint::label).orElse("") + " does tie them to the caller");
        return Optional.of(new Finding(
                GUIDE,
                judgement.risk(),
                sibling.isPresent() ? Confidence.SURE : Confidence.LIKELY,
                endpoint.label(),
                (granted ? "Callers " + ofCallers(endpoint) : "Any logged-in user")
                        + " can " + (writes ? "change " : "read ") + "other people's " + table.name()
                        + " by changing the " + chosen.by().column().name() + " in the request.",
                judgement.reasons(),
                endpoint.handler().shortName() + ":" + table.name(),
                List.of(endpoint.label()),
                Trail.to(path)
                        .then(
                                path.at(),
                                "picks rows of " + table.name() + " by "
                                        + chosen.by().column().name() + " alone")
                        .then(table.at(), "a row of " + table.name() + " belongs to somebody: " + belongs(chosen))
                        .guilty(path.at()),
                Optional.of(fix(path, chosen))));
    }

    private static String ofCallers(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Restricted restricted ? restricted.ofCallers() : "who are logged in";
    }

    private static String belongs(Chosen chosen) {
        List<String> tables = chosen.owner().path();
        return tables.size() == 1
                ? tables.getFirst() + "." + chosen.owner().column()
                : tables.getFirst() + "." + chosen.owner().column() + ", through "
                        + String.join(" and ", tables.subList(1, tables.size()));
    }

    private static Fix fix(Path path, Chosen chosen) {
        String how = "Ask for the caller as well, and answer 404 when nothing is found.";
        String column = chosen.owner().column();
        boolean direct = chosen.owner().path().size() == 1
                && !column.equals(chosen.by().column().name());
        if (!direct) {
            return new Fix(
                    column.equals(chosen.by().column().name())
                            ? "Take the id from the login, not from the request."
                            : how,
                    "",
                    List.of());
        }
        String code = switch (((Step.Run) path.step()).query().language()) {
            case DERIVED_NAME, BUILT_IN ->
                "- findBy" + title(chosen.by().column().name()) + "(id)\n+ findBy"
                        + title(chosen.by().column().name()) + "And" + title(column) + "(id, callerId)";
            case JPQL, SQL, CRITERIA, MAPPER, ASSOCIATION -> "+ and " + column + " = :callerId";
        };
        return new Fix(how, code, List.of());
    }

    private static String title(String column) {
        StringBuilder name = new StringBuilder();
        for (String part : column.split("_")) {
            if (!part.isEmpty()) {
                name.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
            }
        }
        return name.toString();
    }
}
