package dev.lintel.agent.mcp;

import dev.lintel.cli.UsageProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A part of a long answer: as many elements as were asked for, but no more than an agent's budget bears. What is
/// left stands behind the cursor.
final class Page {
    private static final int USUAL = 10;
    private static final int MOST = 50;
    /// Characters of a page that nobody asked to be long, some 1,800 tokens.
    private static final int USUAL_LENGTH = 5_400;
    /// The same where more than the usual number is asked for.
    private static final int LONGEST = 22_000;

    private Page() {}

    /// @param name under which the elements stand
    static <T> Map<String, Object> of(
            String name, List<T> all, Arguments arguments, Function<T, Map<String, Object>> shown) throws UsageProblem {
        int limit = arguments.number("limit", USUAL, 1, MOST);
        int from = from(arguments);
        List<Map<String, Object>> some = fitting(
                all.stream().skip(from).limit(limit).map(shown).toList(), limit > USUAL ? LONGEST : USUAL_LENGTH);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("total", all.size());
        page.put(name, some);
        if (from + some.size() < all.size()) {
            page.put("nextCursor", Integer.toString(from + some.size()));
        }
        return page;
    }

    /// The first is always there, however long it is.
    private static List<Map<String, Object>> fitting(List<Map<String, Object>> some, int length) {
        int left = length;
        int fitting = 0;
        for (Map<String, Object> each : some) {
            left -= each.toString().length();
            if (left < 0 && fitting > 0) {
                break;
            }
            fitting++;
        }
        return some.subList(0, fitting);
    }

    private static int from(Arguments arguments) throws UsageProblem {
        String cursor = arguments.text("cursor").orElse("0");
        if (!cursor.matches("\\d{1,9}")) {
            throw new UsageProblem("cursor has to be the nextCursor of the answer before");
        }
        return Integer.parseInt(cursor);
    }
}
