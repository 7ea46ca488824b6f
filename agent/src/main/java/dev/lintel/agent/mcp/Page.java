package dev.lintel.agent.mcp;

import dev.lintel.cli.UsageProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A part of a long answer.
final class Page {
    private static final int USUAL = 10;
    private static final int MOST = 50;

    private Page() {}

    /// @param name under which the elements stand
    static <T> Map<String, Object> of(
            String name, List<T> all, Arguments arguments, Function<T, Map<String, Object>> shown) throws UsageProblem {
        int limit = arguments.number("limit", USUAL, 1, MOST);
        int from = from(arguments);
        List<Map<String, Object>> some =
                all.stream().skip(from).limit(limit).map(shown).toList();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("total", all.size());
        page.put(name, some);
        if (from + some.size() < all.size()) {
            page.put("nextCursor", Integer.toString(from + some.size()));
        }
        return page;
    }

    private static int from(Arguments arguments) throws UsageProblem {
        String cursor = arguments.text("cursor").orElse("0");
        if (!cursor.matches("\\d{1,9}")) {
            throw new UsageProblem("cursor has to be the nextCursor of the answer before");
        }
        return Integer.parseInt(cursor);
    }
}
