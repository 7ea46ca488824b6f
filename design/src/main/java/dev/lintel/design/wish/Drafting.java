package dev.lintel.design.wish;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefProblem;
import dev.lintel.design.brief.BriefReader;
import dev.lintel.design.brief.BriefText;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Type;
import dev.lintel.design.found.Existing;
import dev.lintel.design.found.Listing;
import dev.lintel.design.pattern.Patterns;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes a brief of a sentence, with what is there already.
public final class Drafting {
    private static final String UNNAMED = "text(1..120)";

    private final Existing existing;
    private final Sentence sentence;
    private final Replies replies;
    private final Marks marks;
    private final Optional<String> called;
    private final List<String> assumed = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final Map<String, Existing.Row> links = new LinkedHashMap<>();

    /// @param target how commands name the backend
    /// @param called what the team calls the resource, which then is another thing than one of a like name
    public Drafting(Existing existing, Workspace workspace, String said, String target, Optional<String> called) {
        this.existing = existing;
        this.marks = new Marks(workspace);
        this.sentence = Sentence.of(said);
        this.replies = new Replies(existing, said, target);
        this.called = called;
    }

    /// Whether a backend keeps what a sentence speaks of as being there: of several backends that one is meant.
    public static boolean isAbout(String said, Backend backend) {
        List<Noun> there = switch (Grammar.read(Sentence.of(said))) {
            case Wish.Keep keep ->
                keep.of().isEmpty() && !keep.operations().contains("create") ? List.of(keep.thing()) : keep.of();
            case Wish.Gain gain -> List.of(gain.thing());
            case Wish.Act act -> List.of(act.of().orElse(act.what()));
            case Wish.Enter _, Wish.Unclear _ -> List.of();
        };
        Existing existing = Existing.in(backend);
        return !there.isEmpty()
                && there.stream().allMatch(each -> existing.called(each.snake()).isPresent());
    }

    /// @throws NotDone when it asks for something else than one new kind of rows, or was not understood
    public Draft draft() throws NotDone {
        return switch (Grammar.read(sentence)) {
            case Wish.Keep keep -> kept(keep);
            case Wish.Gain gain -> throw replies.to(gain);
            case Wish.Act act -> throw replies.to(act);
            case Wish.Enter enter -> throw replies.to(enter);
            case Wish.Unclear unclear -> throw replies.to(unclear);
        };
    }

    private Draft kept(Wish.Keep keep) throws NotDone {
        String name = called.orElseGet(() -> keep.thing().name());
        Optional<Existing.Row> same = existing.called(Field.snake(name));
        if (same.isPresent() && !keep.operations().contains("create")) {
            return listed(keep, same.get());
        }
        if (same.isPresent()) {
            throw replies.isThere(keep, same.get());
        }
        if (called.isEmpty()) {
            Optional<Existing.Row> like = new Alike(existing).to(keep.thing());
            if (like.isPresent()) {
                throw replies.isAlike(keep, like.get());
            }
        }
        Optional<String> own =
                sentence.own().or(() -> keep.narrowing().own() ? Optional.of("their") : Optional.empty());
        if (own.isPresent()) {
            throw replies.isOwn(keep, own.get(), sentence.plain());
        }
        for (Noun each : keep.of()) {
            link(each, keep);
        }
        first(keep.thing());
        Map<String, String> fields = fields(keep, name);
        WhoMay who =
                WhoMay.of(sentence, existing.backend(), marks, beside()).orElseThrow(() -> replies.asksNobody(keep));
        for (String role : who.roles()) {
            if (!who.known().isEmpty() && !who.known().contains(role)) {
                throw replies.unknownRole(role, who.known());
            }
        }
        if (!who.why().isEmpty()) {
            assumed.add(who.why());
        }
        questions(keep, fields, who);
        return new Draft(
                name,
                understood(keep, name, fields, who),
                text(keep, name, fields, who),
                assumed,
                left(keep),
                open,
                Optional.empty());
    }

    private Draft listed(Wish.Keep keep, Existing.Row row) throws NotDone {
        try {
            Listing listing = new Listable(existing, row, keep, sentence).listing(marks);
            return new ListDraft(existing, keep, listing, sentence).draft();
        } catch (Listable.Hindered hindered) {
            throw replies.isListThere(keep, row, String.valueOf(hindered.getMessage()));
        }
    }

    /// What narrows a list; the one that is written gives all rows.
    private static List<String> left(Wish.Keep keep) {
        List<String> narrowed = new ArrayList<>(keep.narrowing().said());
        if (!keep.operations().contains("create")) {
            keep.of().forEach(each -> narrowed.add("only those of one " + each));
        }
        return narrowed.stream()
                .map(each -> each + ": the list gives all rows, in pages by id, until its method gets the condition")
                .toList();
    }

    private List<Endpoint> beside() {
        return links.values().stream()
                .flatMap(each -> existing.endpoints(each).stream())
                .toList();
    }

    /// "product reviews" are about products, where products are there.
    private void first(Noun thing) {
        if (links.isEmpty() && thing.words().size() > 1) {
            Noun first = new Noun(thing.words().subList(0, 1));
            existing.called(first.snake()).ifPresent(row -> {
                links.put(first.field(), row);
                assumed.add("each " + thing + " belongs to one " + first + ", " + where(row));
            });
        }
    }

    private void link(Noun noun, Wish.Keep keep) throws NotDone {
        Optional<Existing.Row> row = existing.called(noun.snake());
        if (row.isEmpty() && noun.isPeople()) {
            row = existing.accounts().findFirst();
            row.ifPresent(each -> assumed.add("a " + noun + " is a row of " + where(each)));
        }
        if (row.isEmpty()) {
            throw replies.isMissing(keep, noun);
        }
        links.put(noun.field(), row.get());
        assumed.add("each " + keep.thing() + " belongs to one " + noun + ", " + where(row.get()));
    }

    static String where(Existing.Row row) {
        return row.entity()
                        .map(entity -> "the entity "
                                + entity.type().substring(entity.type().lastIndexOf('.') + 1) + " (table "
                                + row.table().name() + ", ")
                        .orElse("the table " + row.table().name() + " (")
                + row.at().file().fileName() + ":" + row.at().line() + ")";
    }

    private Map<String, String> fields(Wish.Keep keep, String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (FieldWords each : keep.fields()) {
            Optional<Existing.Row> row =
                    each.unusual() ? existing.called(each.noun().snake()) : Optional.empty();
            if (row.isPresent()) {
                links.put(each.name(), row.get());
                assumed.add(each.name() + " refers to " + where(row.get()));
                continue;
            }
            fields.put(each.name(), each.brief());
            if (!each.why().isEmpty()) {
                assumed.add(each.name() + " is " + each.why() + ", by its name");
            }
        }
        if (fields.isEmpty()) {
            usual(name).ifPresentOrElse(fields::putAll, () -> {
                fields.put("name", UNNAMED);
                assumed.add("it keeps a name, since the sentence says nothing else that it keeps");
                open.add("What does " + keep.thing() + " keep? Say it: \"" + sentence.plain()
                        + " with name, price and stock\"");
            });
        }
        return fields;
    }

    /// The fields of a shipped pattern's resource of that name, as far as a backend that is there takes them.
    private Optional<Map<String, String>> usual(String name) {
        for (String each : Patterns.names()) {
            Optional<Resource> resource = pattern(each).resource(name);
            if (resource.isPresent() && !resource.get().isAccount()) {
                Map<String, String> fields = new LinkedHashMap<>();
                resource.get().fields().stream()
                        .filter(field -> field.isWritable() && !field.encrypted() && field.type() != Type.SECRET)
                        .forEach(field -> fields.put(field.name(), plain(field)));
                assumed.add("its fields are those of the shipped pattern '" + each + "', since the sentence says none");
                return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
            }
        }
        return Optional.empty();
    }

    private static Brief pattern(String name) {
        try {
            return BriefReader.read(name, Patterns.of(name).text());
        } catch (BriefProblem broken) {
            throw new IllegalStateException("the shipped pattern " + name + " is no brief", broken);
        }
    }

    private static String plain(Field field) {
        return BriefText.field(field).replaceFirst(" public$", "");
    }

    private void questions(Wish.Keep keep, Map<String, String> fields, WhoMay who) {
        boolean writes = keep.operations().contains("create");
        if (writes && who.isAnyCaller() && links.values().stream().noneMatch(Existing.Row::account)) {
            open.add("Does each " + keep.thing()
                    + " belong to whoever made it? No: everybody who may call reads and changes" + " them all");
        }
        if (!writes) {
            open.add(
                    "Who makes " + keep.thing() + " rows? Nobody by a request: the endpoints that were asked for read");
        }
        keep.fields().stream()
                .filter(each -> each.name().matches("(?i).*(status|state|type|kind)")
                        && each.brief().startsWith("text"))
                .forEach(each -> open.add("Which words may " + each.name() + " have? Any text; say them: \""
                        + each.name() + " (open, done)\""));
        links.forEach((name, row) -> {
            if (row.account()) {
                open.add((writes
                                ? "May callers name any " + name + "? Yes, by `" + name + "Id` of the request"
                                : "May callers read the rows of any " + name + "? Yes")
                        + ": this is for staff until rows are bound to whoever is logged in");
            }
        });
        if (writes && fields.values().stream().noneMatch(each -> each.endsWith(" unique"))) {
            open.add("What tells two of them apart? Nothing but the id: say \"unique "
                    + fields.keySet().iterator().next() + "\" if no two may be alike");
        }
        if (fields.containsValue("money") && fields.keySet().stream().noneMatch(each -> each.endsWith("urrency"))) {
            open.add("In which currency? One for all rows: nothing says which");
        }
        open.add("How many rows will there be, and how long are they kept? Any number, for ever");
    }

    private String understood(Wish.Keep keep, String name, Map<String, String> fields, WhoMay who) {
        String what = "a new resource " + name + " with "
                + and(fields.keySet().stream()
                        .map(each -> Field.snake(each).replace('_', ' '))
                        .toList());
        String of = links.isEmpty()
                ? ""
                : ", which refers to "
                        + and(links.values().stream().map(Existing.Row::name).toList());
        String may = keep.operations().stream()
                .collect(Collectors.groupingBy(
                        who::of, LinkedHashMap::new, Collectors.collectingAndThen(Collectors.toList(), Drafting::and)))
                .entrySet()
                .stream()
                .map(each -> each.getValue() + ": " + each.getKey())
                .collect(Collectors.joining("; "));
        return what + of + " (" + may + ")";
    }

    static String and(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    private String text(Wish.Keep keep, String name, Map<String, String> fields, WhoMay who) {
        StringBuilder text = new StringBuilder("lintel: 1\n");
        if (!who.roles().isEmpty()) {
            text.append("roles: [").append(String.join(", ", who.roles())).append("]\n");
        }
        text.append("resources:\n");
        links.values().stream()
                .distinct()
                .forEach(row -> text.append("  ")
                        .append(row.name())
                        .append(":  # is there, and only referred to: ")
                        .append(where(row))
                        .append("\n    fields: {")
                        .append(row.label().orElse("label"))
                        .append(": text}\n"));
        text.append("  ").append(name).append(":\n    fields:\n");
        fields.forEach((field, words) ->
                text.append("      ").append(field).append(": ").append(words).append('\n'));
        if (!links.isEmpty()) {
            text.append("    refs: {")
                    .append(links.entrySet().stream()
                            .map(each -> each.getKey() + ": " + each.getValue().name() + " restrict")
                            .collect(Collectors.joining(", ")))
                    .append("}\n");
        }
        return text.append("    access: {")
                .append(keep.operations().stream()
                        .map(each -> each + ": " + who.of(each))
                        .collect(Collectors.joining(", ")))
                .append("}\n")
                .toString();
    }
}
