package dev.lintel.read.mybatis;

import dev.lintel.graph.Query.Pasted;
import dev.lintel.read.mybatis.Xml.Element;
import dev.lintel.read.mybatis.Xml.Text;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds where a statement pastes values into its text, `${..}`, in all of its branches and fragments. The
/// generator's criteria, whose columns come from generated methods, are left out.
final class PastedText {
    private static final Pattern PASTE = Pattern.compile("\\$\\{\\s*([\\w.]+)\\s*}");
    /// What stands before a value that could be bound.
    private static final Pattern COMPARES = Pattern.compile("(?i)(?:=|<|>|\\blike\\b)\\s*$");
    private static final int DEEPEST_INCLUDE = 20;

    private final Mappers mappers;
    private final List<Pasted> found = new ArrayList<>();

    private PastedText(Mappers mappers) {
        this.mappers = mappers;
    }

    static List<Pasted> of(Element statement, Mapper mapper, Mappers mappers) {
        PastedText search = new PastedText(mappers);
        search.all(statement, new Context(mapper, Map.of(), 0));
        return List.copyOf(search.found);
    }

    /// @param names what stands for something else here: variables of loops, properties of includes (to "")
    private record Context(Mapper mapper, Map<String, String> names, int includes) {
        private Context with(String name, String meaning) {
            Map<String, String> more = new HashMap<>(names);
            more.put(name, meaning);
            return new Context(mapper, more, includes);
        }

        private String meaning(String path) {
            int dot = path.indexOf('.');
            String head = dot < 0 ? path : path.substring(0, dot);
            String known = names.get(head);
            return known == null || known.isEmpty() || dot < 0
                    ? names.getOrDefault(head, path)
                    : known + path.substring(dot);
        }
    }

    private void all(Element element, Context context) {
        for (Xml child : element.children()) {
            switch (child) {
                case Text text -> text(text, context);
                case Element inner -> element(inner, context);
            }
        }
    }

    private void element(Element element, Context context) {
        switch (element.name()) {
            case "include" -> include(element, context);
            case "foreach" ->
                all(element, context.with(element.attribute("item"), context.meaning(element.attribute("collection"))));
            case "bind" -> {}
            default -> all(element, context);
        }
    }

    private void include(Element element, Context context) {
        if (context.includes() > DEEPEST_INCLUDE) {
            return;
        }
        Context inside = new Context(context.mapper(), context.names(), context.includes() + 1);
        for (Element property : element.elements("property")) {
            inside = inside.with(property.attribute("name"), "");
        }
        Context last = inside;
        mappers.fragment(context.mapper(), element.attribute("refid"))
                .ifPresent(fragment ->
                        all(fragment.element(), new Context(fragment.mapper(), last.names(), last.includes())));
    }

    private void text(Text text, Context context) {
        Matcher paste = PASTE.matcher(text.text());
        while (paste.find()) {
            String meaning = context.meaning(paste.group(1));
            boolean generated = meaning.startsWith("ew.") || meaning.startsWith("criteri");
            if (!meaning.isEmpty() && !generated) {
                Place place = new Place(text, context.mapper());
                found.add(pasted(meaning, mappers.empties(meaning), text.text(), paste, place));
            }
        }
    }

    private static Pasted pasted(String path, boolean emptied, String text, Matcher paste, Place place) {
        int from = paste.start();
        int to = paste.end();
        boolean quotes = text.startsWith("'", from - 1) && text.startsWith("'", to);
        from -= quotes ? 1 : 0;
        to += quotes ? 1 : 0;
        boolean ends = to == text.length() || Character.isWhitespace(text.charAt(to)) || text.charAt(to) == ')';
        boolean compared = ends && COMPARES.matcher(text.substring(0, from)).find();
        return new Pasted(path, compared, emptied, at(place.text(), from, to, place.mapper()));
    }

    private record Place(Text text, Mapper mapper) {}

    /// Exactly where it stands, if the line can be counted out; else the line.
    private static Span at(Text text, int from, int to, Mapper mapper) {
        String before = text.text().substring(0, from);
        int line = text.line() + (int) before.chars().filter(c -> c == '\n').count();
        int start = before.lastIndexOf('\n') + 1;
        boolean countable =
                start > 0 && before.substring(start).chars().noneMatch(c -> c == '<' || c == '>' || c == '&');
        int column = before.length() - start + 1;
        return countable
                ? new Span(mapper.file(), line, column, line, column + to - from)
                : Span.line(mapper.file(), line);
    }
}
