package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.advise.Candidate;
import dev.lintel.optimize.advise.WhatIf;
import dev.lintel.optimize.advise.WhatIf.Wrong;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.plan.Plan;
import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.RowSample;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.Snapshot.ColumnStatistics;
import dev.lintel.optimize.postgres.source.Snapshot.Relation;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// A clone of a database without its rows, in which candidate indexes are real ones on empty tables.
public final class SparseClone implements WhatIf {
    private static final int BLOCK = SparseFile.BLOCK;
    /// Choosing workers for an index to be built would read the first page of the others, which are edited
    /// afterwards.
    private static final Map<String, String> SETTINGS =
            Map.of("autovacuum", "off", "max_parallel_maintenance_workers", "0", "max_locks_per_transaction", "512");

    /// Indexes of partitions that are made at most; each of them is opened for every plan.
    private static final int MOST_OF_PARTITIONS = 4000;
    private static final Built NOTHING = new Built(List.of(), Set.of());

    private final Server server;
    private final Snapshot source;
    private final RowSample sample;
    private final Connection admin;
    private final Restore restore;
    private final Files files;
    private final Repetitions repetitions;
    private final Spans spans;
    private final AssumedKeys assumed;
    private final Visibility visibility;
    private final Map<Name, Relation> relations = new HashMap<>();
    private final Map<Candidate, Built> built = new HashMap<>();
    private int made;
    private final List<String> gaps = new ArrayList<>();
    private Planning planning;

    private SparseClone(Server server, Snapshot source, RowSample sample, List<String> gaps)
            throws SQLException, IOException {
        this.server = server;
        this.source = source;
        this.sample = sample;
        this.gaps.addAll(gaps);
        this.admin = server.connect(Schema.DATABASE);
        try (var statement = admin.createStatement()) {
            statement.execute("set allow_system_table_mods = on");
        }
        this.restore = new Restore(admin, server.major());
        this.files = new Files(admin, server.data());
        this.visibility = new Visibility(admin);
        this.repetitions = new Repetitions(
                source.catalog(), Double.parseDouble(source.settings().getOrDefault("random_page_cost", "4")));
        this.spans = Spans.of(source.statistics());
        this.assumed = new AssumedKeys(source.catalog());
        source.relations().forEach(each -> relations.put(each.name(), each));
        statistics();
        lengths();
        this.planning = new Planning(server, source.settings());
    }

    /// @throws IOException when no server of the source's major version can be had
    public static SparseClone of(Snapshot source) throws IOException {
        return of(source, RowSample.NONE);
    }

    /// @param sample is asked where a size hangs on how often columns repeat together
    /// @throws IOException when no server of the source's major version can be had
    public static SparseClone of(Snapshot source, RowSample sample) throws IOException {
        return of(source, sample, source.major());
    }

    /// @param major of the server that plans; another than the source's may choose and reckon otherwise
    /// @throws IOException when no server of this major version can be had
    public static SparseClone of(Snapshot source, RowSample sample, int major) throws IOException {
        Server server = Server.start(major, SETTINGS);
        try {
            return new SparseClone(server, source, sample, Schema.create(server, source));
        } catch (SQLException | IOException failed) {
            server.close();
            throw new IOException("the clone could not be made: " + failed.getMessage(), failed);
        }
    }

    /// A candidate's indexes here: one, or one for each partition.
    private record Built(List<Long> oids, Set<String> names) {
        Built {
            oids = List.copyOf(oids);
            names = Set.copyOf(names);
        }
    }

    /// What the clone cannot know, one sentence each.
    public List<String> gaps() {
        return List.copyOf(gaps);
    }

    private void statistics() throws SQLException {
        int failed = 0;
        for (ColumnStatistics each : source.statistics()) {
            try {
                restore.column(each);
            } catch (SQLException _) {
                failed++;
            }
        }
        if (failed > 0) {
            gaps.add("the statistics of %d of %d columns could not be restored; the planner guesses there"
                    .formatted(failed, source.statistics().size()));
        }
    }

    private void lengths() throws SQLException, IOException {
        files.look();
        for (Table table : source.catalog().tables().values()) {
            for (Index index : table.indexes()) {
                Relation relation = relations.get(index.name());
                Optional<Files.Known> file = files.find(index.name());
                if (relation != null && file.isPresent() && relation.blocks() > 0) {
                    existing(table, index, relation, file.get());
                }
            }
        }
        for (Table table : source.catalog().tables().values()) {
            length(table.name());
        }
    }

    private void existing(Table table, Index index, Relation relation, Files.Known file)
            throws IOException, SQLException {
        if (index.method().equals("btree")) {
            BTreeSize size = BTreeSize.grown(
                    relation.blocks(),
                    Math.max(relation.tuples(), 0),
                    columns(table, index.columns()),
                    some -> known(table, some).most());
            BTreePages.giveHeight(file.path(), size.height());
        }
        SparseFile.extend(file.path(), relation.blocks());
        restore.relation(relation);
    }

    private void length(Name table) throws SQLException, IOException {
        Relation relation = relations.get(table);
        Optional<Files.Known> file = files.find(table);
        if (relation != null && file.isPresent()) {
            restore.relation(relation);
            if (relation.kind() != 'p') {
                SparseFile.extend(file.get().path(), relation.blocks());
            }
        }
    }

    @Override
    public Map<Candidate, Bytes> know(List<Candidate> candidates) throws IOException {
        Map<Candidate, Bytes> sizes = new LinkedHashMap<>();
        try {
            planning.close();
            Map<Candidate, List<Candidate>> fresh = fresh(candidates);
            Set<Name> tables = new TreeSet<>();
            Map<Candidate, Double> rows = new HashMap<>();
            planning = new Planning(server, source.settings());
            for (List<Candidate> parts : fresh.values()) {
                for (Candidate each : parts) {
                    tables.add(each.table());
                    rows.put(each, indexedRows(each));
                }
            }
            planning.close();
            for (Name table : tables) {
                Optional<Files.Known> file = files.find(table);
                if (file.isPresent() && relations.containsKey(table)) {
                    SparseFile.empty(file.get().path());
                }
            }
            for (Map.Entry<Candidate, List<Candidate>> each : fresh.entrySet()) {
                create(each.getKey(), each.getValue(), rows).ifPresent(bytes -> sizes.put(each.getKey(), bytes));
            }
            for (Name table : tables) {
                length(table);
            }
            planning = new Planning(server, source.settings());
            return sizes;
        } catch (SQLException failed) {
            throw new IOException("candidates could not be made: " + failed.getMessage(), failed);
        }
    }

    /// Those that are not here yet, each with the indexes that hold its rows: the planner looks at those of the
    /// partitions, never at the one that they are parts of.
    private Map<Candidate, List<Candidate>> fresh(List<Candidate> candidates) {
        Map<Candidate, List<Candidate>> fresh = new LinkedHashMap<>();
        int left = MOST_OF_PARTITIONS;
        int skipped = 0;
        for (Candidate each : candidates) {
            Optional<Table> table = source.catalog().table(each.table());
            if (built.containsKey(each) || table.isEmpty()) {
                continue;
            }
            List<Candidate> parts = source.catalog().holders(table.get()).stream()
                    .map(holder -> each.on(holder.name()))
                    .toList();
            if (table.get().partitioned()) {
                if (parts.size() > left) {
                    skipped++;
                    continue;
                }
                left -= parts.size();
            }
            fresh.put(each, parts);
        }
        if (skipped > 0) {
            gaps.add(
                    "what %d further indexes of partitioned tables would give: with one for each partition, the first %d were tried"
                            .formatted(skipped, MOST_OF_PARTITIONS));
        }
        return fresh;
    }

    /// Of a partial index, as many rows as the planner thinks that its condition keeps.
    private double indexedRows(Candidate candidate) throws IOException {
        double all = source.catalog().table(candidate.table()).map(Table::rows).orElse(0.0);
        if (candidate.condition().isEmpty()) {
            return all;
        }
        try {
            String sql = "select 1 from " + candidate.table().sql() + " where " + candidate.condition();
            return Math.min(all, planning.plan(sql, Stress.NONE).root().rows());
        } catch (IOException _) {
            return all;
        }
    }

    /// The bytes of all its parts; empty when the server takes one of them not.
    private Optional<Bytes> create(Candidate candidate, List<Candidate> parts, Map<Candidate, Double> rows)
            throws SQLException, IOException {
        List<Long> oids = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        Bytes bytes = new Bytes(0, 0);
        for (Candidate part : parts) {
            String name = "lintel_" + ++made;
            try (var statement = admin.createStatement()) {
                statement.execute("create index " + name + " on " + part.sql());
            } catch (SQLException _) {
                return Optional.empty();
            }
            Files.Known file = files.lookUp(new Name(part.table().schema(), name))
                    .orElseThrow(() -> new IOException("an index vanished"));
            bytes = bytes.and(shape(part, name, file, rows.getOrDefault(part, 0.0)));
            oids.add(file.oid());
            names.add(name);
        }
        built.put(candidate, new Built(oids, names));
        return Optional.of(bytes);
    }

    /// Gives an index its length and height, and hides it.
    ///
    private Bytes shape(Candidate candidate, String name, Files.Known file, double rows)
            throws SQLException, IOException {
        Table table = source.catalog()
                .table(candidate.table())
                .orElseThrow(() -> new IOException("there is no table " + candidate.table()));
        BTreeSize most = size(candidate, table, rows, Distinct::most);
        BTreeSize size = most.towards(size(candidate, table, rows, Distinct::least));
        if (candidate.method().equals("btree")) {
            BTreePages.giveHeight(file.path(), size.height());
        }
        SparseFile.extend(file.path(), size.pages());
        restore.relation(new Name(candidate.table().schema(), name), (int) size.pages(), rows, 0);
        try (var statement = admin.createStatement()) {
            statement.execute("update pg_index set indisvalid = false where indexrelid = " + file.oid());
        }
        return new Bytes(size.pages() * BLOCK, most.pages() * BLOCK);
    }

    private BTreeSize size(Candidate candidate, Table table, double rows, ToDoubleFunction<Distinct> end) {
        if (candidate.method().equals("brin")) {
            // one summary for 128 pages, a few hundred on a page
            return new BTreeSize(3 + table.bytes() / BLOCK / 128 / 200, 0);
        }
        List<Column> keys = columns(table, candidate.columns());
        List<Column> included = columns(table, candidate.included());
        if (!candidate.method().equals("btree")) {
            double bytes = keys.stream().mapToDouble(Column::width).sum() * rows;
            return new BTreeSize(Math.max(2, Math.round(bytes / BLOCK)), 0);
        }
        boolean expression = candidate.keys().stream().anyMatch(Candidate.Key::expression);
        return BTreeSize.of(rows, keys, included, some -> expression ? rows : end.applyAsDouble(distinct(table, some)));
    }

    private Distinct known(Table table, List<Column> some) {
        List<String> columns = some.stream().map(Column::name).toList();
        return Distinct.of(source.catalog(), table, columns, source.together(), spans);
    }

    private Distinct distinct(Table table, List<Column> some) {
        Distinct known = known(table, some);
        List<String> columns = some.stream().map(Column::name).toList();
        OptionalDouble fresh = known.open() ? sample.fresh(table, columns) : OptionalDouble.empty();
        double whole = columns.stream()
                .flatMap(column -> table.column(column).stream())
                .mapToDouble(column -> 1 - column.nullShare())
                .reduce(table.rows(), (rows, share) -> rows * share);
        Distinct counted = fresh.isPresent() ? known.among(fresh.getAsDouble() * whole) : known;
        // rows that lie side by side do not show how many keys there are elsewhere
        OptionalDouble targets = assumed.targets(table, Set.copyOf(columns));
        return targets.isPresent() ? counted.orFewer(targets.getAsDouble()) : counted;
    }

    private static List<Column> columns(Table table, List<String> names) {
        return names.stream()
                .map(name -> table.column(name).orElseGet(() -> expression(name)))
                .toList();
    }

    /// Nothing is known of an expression's values.
    private static Column expression(String text) {
        return new Column(text, "text", true, 24, false, 1, 0, 0, 0, true, List.of());
    }

    @Override
    public Set<String> namesOf(Candidate candidate) {
        return built.getOrDefault(candidate, NOTHING).names();
    }

    @Override
    public void show(Set<Candidate> visible, Set<Name> hide) throws IOException {
        Set<Long> wanted = new TreeSet<>();
        visible.forEach(each -> wanted.addAll(built.getOrDefault(each, NOTHING).oids()));
        Set<Long> unwanted = new TreeSet<>();
        for (Name name : hide) {
            files.find(name).ifPresent(file -> unwanted.add(file.oid()));
        }
        try {
            visibility.show(wanted, unwanted);
        } catch (SQLException failed) {
            throw new IOException("indexes could not be switched: " + failed.getMessage(), failed);
        }
    }

    @Override
    public Plan plan(String statement, Stress stress) throws IOException {
        if (stress.wrong().isEmpty()) {
            Plan plan = planning.plan(statement, stress);
            assumed.learn(plan);
            return plan;
        }
        Wrong wrong = stress.wrong().get();
        List<Name> tables = new ArrayList<>(List.of(wrong.table()));
        source.catalog()
                .table(wrong.table())
                .ifPresent(table -> source.catalog().holders(table).forEach(holder -> tables.add(holder.name())));
        try (WrongStatistics _ = WrongStatistics.of(admin, wrong, tables)) {
            return planning.plan(statement, stress);
        } catch (SQLException failed) {
            throw new IOException("statistics could not be changed: " + failed.getMessage(), failed);
        }
    }

    /// What it would plan if it had these statistics.
    ///
    /// @throws IOException when the statement is not understood, or the table takes no such statistics
    public Plan planKnowing(String statement, Together together) throws IOException {
        try (AssumedTogether _ = AssumedTogether.of(admin, server.major(), together)) {
            return planning.plan(statement, Stress.NONE);
        } catch (SQLException failed) {
            throw new IOException("statistics could not be assumed: " + failed.getMessage(), failed);
        }
    }

    @Override
    public double leftOut(Plan plan) {
        return repetitions.leftOut(plan);
    }

    @Override
    public void close() {
        planning.close();
        try {
            admin.close();
        } catch (SQLException _) {
            // the server goes away anyhow
        }
        server.close();
    }
}
