package dev.lintel.bench.optimize.oltp;

import dev.lintel.optimize.observe.Observation;
import dev.lintel.optimize.observe.Observation.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All that was said of a database, as the key asks for it.
///
/// @param indexes proposed, as `table (columns) ..`
/// @param rewrites by the mark of the statement
record Said(List<String> indexes, List<Observation> observations, Map<String, Set<String>> rewrites) {

    /// Whether a defect was found; of a trap, whether it was taken.
    boolean answers(Key key) {
        String kind = key.kind().replace("no-", "");
        return switch (kind) {
            case "index" -> key.found().stream().anyMatch(each -> index(key.object(), each));
            case "drop" -> {
                long dropped = key.found().stream().filter(this::dropped).count();
                yield key.trap() ? dropped > 0 : dropped == 1;
            }
            case "loop" ->
                topic(Topic.QUERY_IN_LOOP).stream()
                        .anyMatch(each -> each.says().startsWith("the query of " + key.object() + " "));
            case "key" ->
                topic(Topic.TABLE_WITHOUT_KEY).stream()
                        .anyMatch(each -> each.says().startsWith(key.object() + " "));
            case "rewrite" ->
                key.found().stream()
                        .anyMatch(each -> each.startsWith("index:")
                                ? indexes.stream().anyMatch(index -> index.contains(each.substring(6)))
                                : rewrites.getOrDefault(key.statement(), Set.of())
                                        .contains(each));
            default -> throw new IllegalArgumentException(key.kind());
        };
    }

    private boolean index(String table, String pattern) {
        return indexes.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(each -> each.startsWith(table + " "))
                .anyMatch(each -> pattern.equals("*") || each.contains(pattern.toLowerCase(Locale.ROOT)));
    }

    private boolean dropped(String index) {
        return topic(Topic.INDEX_NOT_NEEDED).stream()
                .anyMatch(each -> each.advice().matches(".*rop index concurrently public\\." + index + "[;.].*"));
    }

    private List<Observation> topic(Topic topic) {
        return observations.stream().filter(each -> each.topic() == topic).toList();
    }
}
