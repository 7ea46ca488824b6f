package dev.lintel.design.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The rows that a campaign has made, by the parameter that names one in an address: `orderId`.
final class Rows {
    private static final int MOST = 200;
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final Contract contract;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    Rows(Contract contract) {
        this.contract = contract;
    }

    /// @param maker whose it is, if rows of its kind are anybody's
    record Row(String parameter, String id, Person maker) {}

    void add(Row row) {
        List<Row> all = rows.computeIfAbsent(row.parameter(), _ -> new ArrayList<>());
        all.add(row);
        if (all.size() > MOST) {
            all.removeFirst();
        }
    }

    void remove(Row row) {
        rows.getOrDefault(row.parameter(), new ArrayList<>()).remove(row);
    }

    /// What a creation has answered: its kind is the parameter of the address that its `Location` fits; without one,
    /// of the address below that of the creation.
    void made(Contract.Operation creation, Reply reply, Person maker) {
        if (reply.header("Location").isEmpty()) {
            reply.id()
                    .ifPresent(id -> contract.operations().stream()
                            .map(Contract.Operation::path)
                            .filter(path -> path.matches(Pattern.quote(creation.path()) + "/\\{\\w+}"))
                            .findFirst()
                            .ifPresent(path -> add(new Row(last(path), id, maker))));
            return;
        }
        String location = reply.header("Location").replaceFirst("^https?://[^/]+", "");
        contract.operations().stream()
                .filter(each -> each.path().endsWith("}"))
                .filter(each -> location.matches(PARAMETER.matcher(each.path()).replaceAll("[^/]+")))
                .findFirst()
                .ifPresent(each ->
                        add(new Row(last(each.path()), location.substring(location.lastIndexOf('/') + 1), maker)));
    }

    static String last(String path) {
        return PARAMETER
                .matcher(path)
                .results()
                .reduce((_, last) -> last)
                .orElseThrow()
                .group(1);
    }

    static String first(String path) {
        return PARAMETER.matcher(path).results().findFirst().orElseThrow().group(1);
    }

    Optional<Row> any(String parameter, Random random, Predicate<Row> which) {
        List<Row> all =
                rows.getOrDefault(parameter, List.of()).stream().filter(which).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    Optional<Row> of(String id) {
        return rows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.id().equals(id))
                .findFirst();
    }
}
