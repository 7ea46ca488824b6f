package dev.lintel.design.found;

import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Rule;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Query;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `Order is PAID when Payment is CAPTURED`: an update leads a row to a state, and asks for another table's rows that
/// refer to it and stand in one of theirs.
record Followers(Backend backend) {
    private static final Pattern ASKED = Pattern.compile(
            "\\bfrom\\s+(\\w+)\\s+where\\b[^)]*?\\b\\w+\\s*=\\s*'([A-Z][A-Z0-9_]*)'", Pattern.CASE_INSENSITIVE);

    List<Rule> all(List<Resource> resources, Map<String, Thing> things) {
        return backend.queries().stream()
                .filter(query -> query.shape().kind() == Shape.Kind.UPDATE)
                .flatMap(query -> resources.stream()
                        .filter(whole -> isOf(query, things.get(whole.name())))
                        .flatMap(whole ->
                                led(query, whole).stream().flatMap(to -> follows(query, whole, to, resources, things))))
                .distinct()
                .toList();
    }

    private static boolean isOf(Query query, @Nullable Thing thing) {
        return thing != null && query.shape().mainTable().filter(thing::is).isPresent();
    }

    private static Optional<String> led(Query query, Resource whole) {
        return query.shape().assigned().stream()
                .flatMap(each -> each.value() instanceof Operand.Constant(String text)
                        ? Stream.of(text.replaceAll("^'|'$", ""))
                        : Stream.empty())
                .filter(whole.states()::containsKey)
                .findFirst();
    }

    private static Stream<Rule> follows(
            Query query, Resource whole, String to, List<Resource> resources, Map<String, Thing> things) {
        Matcher asked = ASKED.matcher(query.text());
        return asked.results()
                .flatMap(found -> resources.stream()
                        .filter(part -> part.states().containsKey(found.group(2)))
                        .filter(part -> {
                            Thing thing = things.get(part.name());
                            return thing != null && !part.name().equals(whole.name()) && thing.is(found.group(1));
                        })
                        .flatMap(part -> part.links()
                                .filter(link -> link.to().equals(whole.name()))
                                .limit(1)
                                .map(link ->
                                        new Rule.Follows(whole.name(), to, part.name(), found.group(2), link.name()))));
    }
}
