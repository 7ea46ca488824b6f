package dev.lintel.design.wish;

import dev.lintel.design.found.Existing;
import dev.lintel.design.found.Listing;
import dev.lintel.graph.Access;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A list of rows that are there, as a sentence asks for it, where each of its words is a column and who may is known.
record Listable(Existing existing, Existing.Row row, Wish.Keep keep, Sentence sentence) {
    private static final Set<Family> COMPARED =
            Set.of(Family.TEXT, Family.INTEGER, Family.DECIMAL, Family.BOOLEAN, Family.DATE, Family.UUID, Family.ENUM);

    /// What keeps a list from being written.
    static final class Hindered extends Exception {
        private static final long serialVersionUID = 1;

        Hindered(String why) {
            super(why);
        }
    }

    Listing listing(Marks marks) throws Hindered {
        if (keep.narrowing().own()) {
            throw new Hindered("who is logged in is found out in each backend's own way");
        }
        if (keep.narrowing().period().isPresent()) {
            throw new Hindered("spans of time are not written yet");
        }
        if (keep.of().size() > 1) {
            throw new Hindered("rows of two things at once are not written yet");
        }
        if (keep.of().isEmpty() && keep.narrowing().equals(Narrowing.NONE)) {
            throw new Hindered("nothing narrows it");
        }
        Column key = table().keyColumn().orElseThrow(() -> new Hindered(table().name() + " has no key of one column"));
        if (!Set.of(Family.INTEGER, Family.UUID, Family.TEXT).contains(key.family())) {
            throw new Hindered("the key of " + table().name() + " is no number and no text");
        }
        Optional<Column> tenant = table().columns().stream()
                .filter(each -> each.name().matches("tenant(_?id)?"))
                .findFirst();
        if (tenant.isPresent()) {
            throw new Hindered(table().name() + " keeps rows of several tenants ("
                    + tenant.get().name() + "), and whose are asked for comes from the login");
        }
        return new Listing(keep.thing().name(), row, of(), by(), order(key), readers(marks));
    }

    private Optional<Listing.Of> of() throws Hindered {
        if (keep.of().isEmpty()) {
            return Optional.empty();
        }
        Noun noun = keep.of().getFirst();
        Column column = there().referringColumn(noun)
                .orElseThrow(() -> new Hindered("no column of " + table().name() + " leads to a " + noun));
        return Optional.of(new Listing.Of(noun.name(), existing.called(noun.snake()), column));
    }

    private List<Column> by() throws Hindered {
        List<Column> by = new ArrayList<>();
        for (Noun each : keep.narrowing().by()) {
            Column column = there().chosenColumn(each)
                    .orElseThrow(() -> new Hindered("no column of " + table().name() + " is called " + each));
            if (!COMPARED.contains(column.family())) {
                throw new Hindered(
                        column.name() + " is " + column.type() + ", which is asked for by a span: not written yet");
            }
            by.add(column);
        }
        return by;
    }

    private Listing.Order order(Column key) throws Hindered {
        Optional<String> words = keep.narrowing().order();
        if (words.isEmpty()) {
            return new Listing.Order(key, false, "in the order of ids");
        }
        boolean moment = ListThere.isByMoment(words.get());
        boolean falling = moment
                ? !words.get().matches("(?:oldest|earliest) .*")
                : words.get().contains(" desc");
        Optional<Column> column = there().orderColumn(words.get());
        // numbers that the database counts up are given in the order of time
        boolean counted = moment && key.family() == Family.INTEGER;
        if (column.filter(each -> !each.nullable()).isPresent()) {
            return new Listing.Order(column.get(), falling, words.get());
        }
        if (counted) {
            return new Listing.Order(key, falling, words.get());
        }
        throw new Hindered(column.map(each -> each.name() + " may be empty, and pages by it would lose those rows")
                .orElse("no column of " + table().name() + " is called so: " + words.get()));
    }

    /// Whom the sentence names, else whom the endpoints let in that read such rows today. Rows that are somebody's are
    /// read by nobody unasked.
    private String readers(Marks marks) throws Hindered {
        Backend backend = existing.backend();
        Optional<WhoMay> said =
                sentence.readers().isPresent() ? WhoMay.of(sentence, backend, marks, List.of()) : Optional.empty();
        if (said.isPresent()) {
            String readers = said.get().readers();
            boolean known =
                    WhoMay.NO_ROLES.contains(readers) || said.get().known().isEmpty();
            if (!known && !said.get().known().contains(readers)) {
                throw new Hindered("no rule of the backend names the role " + readers + "; it knows "
                        + String.join(", ", said.get().known()));
            }
            return readers;
        }
        List<Endpoint> reading = existing.endpoints(row).stream()
                .filter(each -> each.route().method().equals("GET"))
                .toList();
        boolean open = !reading.isEmpty() && reading.stream().allMatch(each -> each.access() instanceof Access.Public);
        if (sentence.readers().isPresent() || open && isUnguarded()) {
            return sentence.readers().orElse("public");
        }
        if (isUnguarded()) {
            throw new Hindered("the backend asks nobody who they are, and nothing is opened unasked: say \"open to"
                    + " everybody\" if that is meant");
        }
        Optional<Ownership.Owner> owner =
                Ownership.of(backend.schema()).owner(table().name()).filter(each -> !each.author());
        if (owner.isPresent()) {
            throw new Hindered("the rows are somebody's (" + table().name() + "."
                    + owner.get().column() + "), so the sentence has to say who may read everybody's: \"admins only\"");
        }
        return role(reading, marks).orElse(open ? "public" : "signed-in");
    }

    private static Optional<String> role(List<Endpoint> reading, Marks marks) {
        List<String> roles = reading.stream()
                .flatMap(each -> WhoMay.roles(each, marks))
                .distinct()
                .toList();
        return roles.size() == 1 ? Optional.of(roles.getFirst().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private boolean isUnguarded() {
        return existing.backend().endpoints().stream()
                .filter(each -> each.exposure() == Endpoint.Exposure.API)
                .allMatch(each -> each.access() instanceof Access.Public open && open.how() == Access.How.NO_SECURITY);
    }

    private ListThere there() {
        return new ListThere(existing, row, keep);
    }

    private Table table() {
        return row.table();
    }
}
