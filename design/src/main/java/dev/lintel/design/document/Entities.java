package dev.lintel.design.document;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The resources as boxes with their fields. What is referred to stands to the left of what refers to it, so that
/// every line runs one way; a line that may be absent is dashed.
record Entities(Brief brief) {
    private static final int WIDE = 190;
    private static final int BETWEEN = 110;
    private static final int HEAD = 26;
    private static final int ROW = 17;
    private static final int GAP = 22;
    private static final int MOST_ROWS = 9;

    private record Place(int x, int y, int high) {}

    /// @param optional whether a row may be without it
    private record Edge(String from, String to, boolean optional) {}

    String svg() {
        List<Edge> edges = edges();
        Map<String, Integer> columns = columns(edges);
        Map<String, Place> places = new HashMap<>();
        Map<Integer, Integer> filled = new TreeMap<>();
        for (Resource each : brief.resources()) {
            int column = columns.getOrDefault(each.name(), 0);
            int y = filled.getOrDefault(column, 0);
            Place place =
                    new Place(column * (WIDE + BETWEEN), y, HEAD + rows(each).size() * ROW + 8);
            places.put(each.name(), place);
            filled.put(column, y + place.high() + GAP);
        }
        int width = (filled.size() - 1) * (WIDE + BETWEEN) + WIDE;
        int height = filled.values().stream().mapToInt(Integer::intValue).max().orElse(GAP) - GAP;
        Drawing drawing = new Drawing("What is kept, and what refers to what", width + 2, height + 2);
        edges.forEach(edge -> draw(edge, places, drawing));
        brief.resources().forEach(each -> draw(each, places, drawing));
        return drawing.svg();
    }

    private Map<String, Integer> columns(List<Edge> edges) {
        Map<String, Integer> columns = new HashMap<>();
        brief.resources().forEach(each -> column(each.name(), edges, columns, new TreeSet<>()));
        // no column is empty
        List<Integer> used = columns.values().stream().distinct().sorted().toList();
        columns.replaceAll((_, column) -> used.indexOf(column));
        return columns;
    }

    private static int column(String of, List<Edge> edges, Map<String, Integer> columns, Set<String> open) {
        Integer known = columns.get(of);
        if (known != null || !open.add(of)) {
            return known == null ? -1 : known;
        }
        int column = edges.stream()
                .filter(edge -> edge.from().equals(of) && !edge.to().equals(of))
                .mapToInt(edge -> column(edge.to(), edges, columns, open) + 1)
                .max()
                .orElse(0);
        columns.put(of, column);
        return column;
    }

    private List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (Resource each : brief.resources()) {
            each.links().forEach(link -> edges.add(new Edge(each.name(), link.to(), link.optional())));
            each.parts().forEach(part -> edges.add(new Edge(part.of(), each.name(), false)));
        }
        return edges;
    }

    private static void draw(Edge edge, Map<String, Place> places, Drawing drawing) {
        Place from = places.get(edge.from());
        Place to = places.get(edge.to());
        if (from == null || to == null || edge.from().equals(edge.to())) {
            return;
        }
        String style = edge.optional() ? "edge dashed" : "edge";
        if (from.x() > to.x()) {
            drawing.curve(from.x(), from.y() + HEAD / 2, to.x() + WIDE, to.y() + HEAD / 2, style);
        } else {
            drawing.curve(from.x() + WIDE, from.y() + HEAD / 2, to.x(), to.y() + HEAD / 2, style);
        }
    }

    private void draw(Resource resource, Map<String, Place> places, Drawing drawing) {
        Place place = places.getOrDefault(resource.name(), new Place(0, 0, HEAD));
        drawing.box(place.x() + 1, place.y() + 1, WIDE, place.high());
        drawing.text(place.x() + WIDE / 2, place.y() + 18, "middle", "strong", resource.name());
        drawing.line(place.x() + 1, place.y() + HEAD, place.x() + WIDE + 1, place.y() + HEAD, "edge");
        int y = place.y() + HEAD + ROW - 3;
        for (List<String> row : rows(resource)) {
            drawing.text(place.x() + 9, y, "start", "small", row.getFirst());
            drawing.text(place.x() + WIDE - 8, y, "end", "small soft", row.getLast());
            y += ROW;
        }
    }

    /// References first, then fields; names and what they are.
    private static List<List<String>> rows(Resource resource) {
        List<List<String>> rows = Stream.concat(
                        resource.links()
                                .map(link -> List.of(link.name(), "→ " + link.to() + (link.optional() ? "?" : ""))),
                        resource.fields().stream().map(Entities::row))
                .collect(Collectors.toCollection(ArrayList::new));
        if (rows.size() > MOST_ROWS) {
            int more = rows.size() - MOST_ROWS + 1;
            rows.subList(MOST_ROWS - 1, rows.size()).clear();
            rows.add(List.of("and " + more + " more", ""));
        }
        return rows;
    }

    private static List<String> row(Field field) {
        return List.of(
                field.name(), field.type().word() + (field.optional() ? "?" : "") + (field.unique() ? " unique" : ""));
    }
}
