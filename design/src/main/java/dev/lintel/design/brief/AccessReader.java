package dev.lintel.design.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads who may do what with one resource: `update: [owner when PENDING, support]`.
record AccessReader(Yaml yaml, Problems problems, Known known, String resource, Known.Names names) {
    private static final String NONE = "none";
    private static final Set<String> READS = Set.of("list", "search", "export");

    /// An operation of the author's own is a word that leads to one state.
    void operation(String operation, Node node) {
        if (Resource.CRUD.contains(operation)) {
            return;
        }
        if (READS.contains(operation)) {
            problems.at(
                    node,
                    "'" + operation + "' is how many rows are read, which `read` opens; write the state in full, `"
                            + operation + "ed`");
        }
        long states = names.states().stream()
                .filter(state -> Resource.leadsTo(operation, state))
                .count();
        if (states != 1) {
            problems.at(
                    node,
                    "'" + operation + "' leads to no state of " + resource
                            + "; name it after the one that it leads to, `refund` for REFUNDED, or write one of "
                            + String.join(", ", Resource.CRUD));
        }
    }

    List<Who> read(String operation, Node node) {
        List<Who> all = new ArrayList<>();
        boolean nobody = false;
        for (Node each : yaml.list(node)) {
            String[] words = yaml.text(each).split("\\s+when\\s+", 2);
            if (words[0].equals(NONE)) {
                nobody = true;
                continue;
            }
            Optional<String> when = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
            when.filter(state -> !names.states().contains(state))
                    .ifPresent(state -> problems.at(
                            each, resource + " has no state '" + state + "'" + Yaml.instead(state, names.states())));
            caller(words[0], each).ifPresent(caller -> all.add(new Who(caller, when)));
        }
        if (nobody && !all.isEmpty()) {
            problems.at(node, operation + " is for nobody and for somebody; write `none` alone or leave it out");
        }
        if (all.size() > 1
                && all.stream().anyMatch(who -> who.isPublic() && who.when().isEmpty())) {
            boolean inState = !operation.equals("create") && !names.states().isEmpty();
            problems.at(
                    node,
                    operation + " is public and also kept for some; write `public` alone"
                            + (inState
                                    ? ", `public when "
                                            + names.states().iterator().next() + "`"
                                    : "")
                            + " or leave it out");
        }
        if (operation.equals("create") && all.stream().anyMatch(this::isOfRowToCome)) {
            problems.at(node, "a row that is not there yet has no owner; write the role that may create it");
        }
        return List.copyOf(all);
    }

    private boolean isOfRowToCome(Who who) {
        return who.caller() instanceof Who.Owner(Optional<String> through) && through.isEmpty()
                || who.when().isPresent();
    }

    private Optional<Who.Caller> caller(String word, Node at) {
        if (known.roles().contains(word)) {
            return Optional.of(new Who.Holder(word));
        }
        return switch (word) {
            case "public" -> Optional.of(new Who.Anyone());
            case "signed-in" -> Optional.of(new Who.SignedIn());
            case "owner" -> owner(at);
            default -> through(word, at);
        };
    }

    private Optional<Who.Caller> owner(Node at) {
        if (!names.owned() && !known.isCaller(resource)) {
            problems.at(
                    at,
                    names.fields().containsValue("email")
                            ? resource + " has no owner and nobody logs in as one; write `owner: customer -> User`, or"
                                    + " `password: secret` among its fields where its rows are the people who log in"
                            : resource + " has no owner; write `owner: customer -> User`");
        }
        return Optional.of(new Who.Owner(Optional.empty()));
    }

    private Optional<Who.Caller> through(String word, Node at) {
        Set<String> possible = new TreeSet<>(known.roles());
        possible.addAll(Set.of("public", "signed-in", "owner", NONE));
        names.links().forEach((link, target) -> {
            Known.Names there = known.resources().get(target);
            if (there != null && (there.owned() || known.isCaller(target))) {
                possible.add(link + ".owner");
            }
        });
        if (word.endsWith(".owner") && possible.contains(word)) {
            return Optional.of(new Who.Owner(Optional.of(word.substring(0, word.indexOf('.')))));
        }
        problems.at(at, "nobody is '" + word + "'" + Yaml.instead(word, possible));
        return Optional.empty();
    }
}
