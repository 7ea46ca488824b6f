package dev.lintel.design.wish;

import dev.lintel.design.found.Existing;
import dev.lintel.graph.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is answered to a sentence that becomes no brief: what was understood, what is there, the nearest that can be
/// done, and the command for it.
///
/// @param said the sentence as it was said
/// @param target how commands name the backend
record Replies(Existing existing, String said, String target) {
    private static final int SHOWN = 4;
    private static final Pattern MAKES_ACCOUNTS =
            Pattern.compile("(?i)regist(er|ration)|sign-?up|[./](create|add|save|register)(User|Account|Member)\\b");

    NotDone to(Wish.Unclear unclear) {
        return new NotDone(unclear.why()
                + ".\nWhat is understood: a new thing with its fields, what it belongs to, and who"
                + " may:\n  " + into("add coupons with code, discount in percent and end date, admins may write")
                + "\n  " + into("add an endpoint that lists the invoices of a customer"));
    }

    NotDone to(Wish.Gain gain) {
        String field = gain.field().name();
        Optional<Existing.Row> row = existing.called(gain.thing().snake());
        if (row.isEmpty()) {
            return missing(gain.thing(), "a field '" + field + "' was asked for");
        }
        String what = "understood: one field more, `" + field + ": "
                + gain.field().brief() + "`, for " + Drafting.where(row.get()) + ".\n";
        if (row.get().has(field)) {
            return new NotDone(what + "It is there already. What is said of it: "
                    + ask("what is wrong with the table " + row.get().table().name() + "?"));
        }
        return new NotDone(what + "Files that are there are a person's to change. The nearest: write the field into "
                + ofRow(row.get()) + ", then\n  " + entity(row.get())
                + "\nwrites the migration that the class needs then. What depends on the table: "
                + ask("what depends on the table " + row.get().table().name() + "?"));
    }

    NotDone to(Wish.Act act) {
        String asked = "understood: an endpoint that changes what is there (" + act.verb() + " " + act.what()
                + act.of().map(of -> " of " + of).orElse("") + ").\n";
        Optional<Existing.Row> row = act.of()
                .flatMap(of -> existing.called(of.snake()))
                .or(() -> existing.called(act.what().snake()))
                .or(() -> existing.accounts()
                        .filter(each -> each.has(act.what().snake()))
                        .findFirst())
                .or(() -> existing.rows().stream()
                        .filter(each -> each.has(act.what().snake()))
                        .findFirst());
        if (row.isEmpty()) {
            return new NotDone(
                    asked + "Nothing that is there is called so, and what is there is a person's to change.\n"
                            + "Told what a sound one needs: " + ask(said));
        }
        List<Endpoint> writing = existing.endpoints(row.get()).stream()
                .filter(each -> !each.route().method().equals("GET"))
                .toList();
        return new NotDone(asked + "It is a deed on " + Drafting.where(row.get())
                + ", and what is there is a person's to change."
                + (writing.isEmpty() ? "" : "\nEndpoints that change it today: " + labels(writing) + ".")
                + "\nThe nearest: what a sound one needs here, with its places, tells\n  " + ask(said));
    }

    NotDone to(Wish.Enter enter) {
        String asked = "understood: " + (enter.registers() ? "people open an account" : "people log in") + ".\n";
        Optional<Existing.Row> accounts = enter.people()
                .flatMap(people -> existing.called(people.snake()))
                .filter(Existing.Row::account)
                .or(() -> existing.accounts().findFirst());
        if (accounts.isEmpty()) {
            return new NotDone(
                    asked + "No table of accounts is there, and a login is more than one resource: passwords,"
                            + " confirmations, sessions. The nearest is a service of its own to look at:\n  lintel design "
                            + quoted(said) + " --init brief.yaml");
        }
        List<Endpoint> there = existing.backend().endpoints().stream()
                .filter(each -> each.exposure() == Endpoint.Exposure.API)
                .filter(each -> !each.route().method().equals("GET"))
                .filter(each -> MAKES_ACCOUNTS
                                .matcher(each.route().path() + " ."
                                        + each.handler().name())
                                .find()
                        == enter.registers())
                .filter(each -> enter.registers()
                        || each.route()
                                .path()
                                .toLowerCase(Locale.ROOT)
                                .matches(".*(log-?in|sign-?in|auth|session|token).*"))
                .toList();
        return new NotDone(asked + "Accounts are kept already in " + Drafting.where(accounts.get())
                + "; a second table of them would be wrong, so none is made."
                + (there.isEmpty() ? "" : "\nEndpoints for that today: " + labels(there) + ".")
                + "\nThe nearest: what is missing for a sound one on that table, with its migration, tells\n  "
                + ask(said));
    }

    NotDone isThere(Wish.Keep keep, Existing.Row row) {
        List<Endpoint> endpoints = existing.endpoints(row);
        String lacks = keep.fields().stream()
                .filter(each -> !row.has(each.name()))
                .map(FieldWords::name)
                .collect(Collectors.joining(", "));
        return new NotDone("understood: " + keep.thing() + " as a resource, but that is there: " + Drafting.where(row)
                + (endpoints.isEmpty() ? ", which no endpoint names." : ", reached by " + labels(endpoints) + ".")
                + (lacks.isEmpty()
                        ? ""
                        : "\nOf the fields it lacks " + lacks + ": write them into " + ofRow(row) + ", then\n  "
                                + entity(row) + "\nwrites the migration.")
                + (lacks.isEmpty()
                        ? "\nThe nearest: what a review says of it\n  " + ask("review the model " + row.name())
                        : "")
                + "\nIf it is another thing, name it: " + into(said) + " --entity NAME");
    }

    /// @param why it is not written
    NotDone isListThere(Wish.Keep keep, Existing.Row row, String why) {
        List<Endpoint> lists = existing.endpoints(row).stream()
                .filter(each -> each.route().method().equals("GET"))
                .filter(each -> !each.route().path().endsWith("}"))
                .toList();
        return new NotDone("understood: a list of what is there, " + Drafting.where(row)
                + "; it is not written: " + why + "."
                + (lists.isEmpty()
                        ? "\nNo endpoint lists them today."
                        : "\nWhat reads several of them today: " + labels(lists))
                + new ListThere(existing, row, keep)
                        .lines().stream().map(each -> "\n- " + each).collect(Collectors.joining())
                + "\nWhat a sound one has to mind here, with its places, tells\n  " + ask(said)
                + "\nIf it is another thing, name it: " + into(said) + " --entity NAME");
    }

    /// Who is logged in is found out in each backend's own way, and rows are bound to that by a column of its own kind.
    NotDone isOwn(Wish.Keep keep, String words, String plain) {
        return new NotDone("understood: " + keep.thing() + " as a new resource, each row its maker's alone ('" + words
                + "'). Rows of one's own are not added to a backend that is there: without that condition everybody who may"
                + " call would reach them all.\nThe nearest is the same for staff, to be bound to the login by hand:\n  "
                + into(plain + ", admins only"));
    }

    NotDone unknownRole(String role, Set<String> known) {
        return new NotDone("no rule of the backend names the role " + role + "; it knows " + String.join(", ", known)
                + ". Say one of them, so that nobody else is let in");
    }

    NotDone isAlike(Wish.Keep keep, Existing.Row row) {
        return new NotDone("understood: " + keep.thing() + " as a new resource, but "
                + Drafting.where(row)
                + " seems to be just that under another word.\nIf it is: say what is to be done with "
                + row.name() + ". If it is not, name the new one:\n  " + into(said) + " --entity "
                + keep.thing().name());
    }

    NotDone isMissing(Wish.Keep keep, Noun noun) {
        return missing(noun, "each " + keep.thing() + " would refer to one");
    }

    private NotDone missing(Noun noun, String why) {
        String near = existing.rows().stream()
                .filter(each -> each.name()
                        .toLowerCase(Locale.ROOT)
                        .contains(noun.words().getLast()))
                .map(Existing.Row::name)
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return new NotDone("nothing that is there is called " + noun + ": " + why + ".\n"
                + (near.isEmpty() ? "There are " + names() : "Near to it: " + near)
                + ".\nSay one of them, or add that first:\n  " + into("add " + noun + "s with name"));
    }

    private static String ofRow(Existing.Row row) {
        return row.entity().isPresent()
                ? row.at().file().fileName()
                : "the class that is filled from " + row.table().name() + " and into its statements";
    }

    private String names() {
        return existing.rows().stream()
                        .map(Existing.Row::name)
                        .distinct()
                        .limit(3 * SHOWN)
                        .collect(Collectors.joining(", "))
                + (existing.rows().size() > 3 * SHOWN ? " and others" : "");
    }

    NotDone asksNobody(Wish.Keep keep) {
        return new NotDone(
                "understood: " + keep.thing() + " as a new resource. The backend asks nobody who they are, so"
                        + " whoever reaches it could do all of this; nothing is opened unasked.\nIf that is meant, say so:\n  "
                        + into(said.strip().replaceAll("[.!?]+$", "") + ", open to everybody"));
    }

    private static String labels(List<Endpoint> endpoints) {
        return endpoints.stream()
                        .limit(SHOWN)
                        .map(each -> each.label() + " (" + each.at().file().fileName() + ":"
                                + each.at().line() + ")")
                        .collect(Collectors.joining(", "))
                + (endpoints.size() > SHOWN ? " and " + (endpoints.size() - SHOWN) + " more" : "");
    }

    private String into(String sentence) {
        return "lintel design --into " + word(target) + " " + quoted(sentence);
    }

    private String entity(Existing.Row row) {
        return "lintel design --into " + word(target) + " --entity " + row.name();
    }

    private String ask(String question) {
        return "lintel ask " + quoted(question) + (target.equals(".") ? "" : " --in " + word(target));
    }

    private static String word(String path) {
        return path.matches("[\\w./-]+") ? path : quoted(path);
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\$")
                        .replace("`", "\\`") + "\"";
    }
}
