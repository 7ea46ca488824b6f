package dev.lintel.read.mybatis;

import dev.lintel.read.mybatis.Mappers.Located;
import dev.lintel.read.mybatis.Xml.Element;
import dev.lintel.read.mybatis.Xml.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes one possible text of a dynamic statement: all of its `<if>`s or none, and one branch of each `<choose>`.
final class DynamicSql {
    /// Names that stand in the text for `${..}`, which no SQL parser reads.
    static final String RAW = "lintel_raw_";

    private static final int DEEPEST_INCLUDE = 20;
    private static final int LONGEST = 150_000;

    private final Mappers mappers;
    private boolean optional;
    private final int branch;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, String> raw = new HashMap<>();
    private boolean whole = true;
    private boolean dynamic;
    private boolean setsNothing;
    private int branches = 1;

    private DynamicSql(Mappers mappers, boolean optional, int branch) {
        this.mappers = mappers;
        this.optional = optional;
        this.branch = branch;
    }

    /// @param parameters names in the text to what stands in `#{..}`
    /// @param raw names in the text to what stands in `${..}`
    /// @param whole whether nothing was left out that may filter
    /// @param dynamic whether other texts are possible
    /// @param setsNothing whether each assignment of an update is optional, although all are written
    /// @param branches the most branches that one of its `<choose>`s has
    record Written(
            String text,
            Map<String, String> parameters,
            Map<String, String> raw,
            boolean whole,
            boolean dynamic,
            boolean setsNothing,
            int branches) {
        Written {
            parameters = Map.copyOf(parameters);
            raw = Map.copyOf(raw);
        }
    }

    /// @param optional whether the content of `<if>` is there
    /// @param branch which branch of each `<choose>`, from 0; one that has fewer gives its last
    static Written write(Element statement, Mapper mapper, Mappers mappers, boolean optional, int branch) {
        DynamicSql sql = new DynamicSql(mappers, optional, branch);
        StringBuilder out = new StringBuilder();
        sql.all(statement.children(), new Context(mapper, Map.of(), Map.of(), 0), out);
        return new Written(
                out.toString().strip(), sql.parameters, sql.raw, sql.whole, sql.dynamic, sql.setsNothing, sql.branches);
    }

    /// @param properties of the includes around
    /// @param items variables of the loops around, to the collection that they run over
    private record Context(Mapper mapper, Map<String, String> properties, Map<String, String> items, int includes) {}

    private void all(List<Xml> children, Context context, StringBuilder out) {
        for (Xml child : children) {
            if (out.length() > LONGEST) {
                whole = false;
                return;
            }
            switch (child) {
                case Text text -> text(text.text(), context, out);
                case Element element -> element(element, context, out);
            }
        }
    }

    private void element(Element element, Context context, StringBuilder out) {
        switch (element.name()) {
            case "include" -> include(element, context, out);
            case "if" -> {
                dynamic = true;
                if (optional) {
                    all(element.children(), context, out);
                }
            }
            case "choose" -> choose(element, context, out);
            case "where" -> trim(inner(element, context), "WHERE", "", "AND |OR |AND\n|OR\n|AND\t|OR\t", "", out);
            case "set" -> trim(assignments(element, context), "SET", "", "", ",", out);
            case "trim" ->
                trim(
                        element.attribute("prefix").strip().equalsIgnoreCase("set")
                                ? assignments(element, context)
                                : inner(element, context),
                        element.attribute("prefix"),
                        element.attribute("suffix"),
                        element.attribute("prefixOverrides"),
                        element.attribute("suffixOverrides"),
                        out);
            case "foreach" -> loop(element, context, out);
            case "selectKey", "bind", "property" -> {}
            default -> all(element.children(), context, out);
        }
    }

    private String inner(Element element, Context context) {
        StringBuilder inner = new StringBuilder();
        all(element.children(), context, inner);
        return inner.toString().strip();
    }

    /// An update must assign something, so where all its assignments are optional they are written in every text.
    private String assignments(Element element, Context context) {
        String always = inner(element, context);
        if (optional || !always.isEmpty()) {
            return always;
        }
        setsNothing = true;
        optional = true;
        String inner = inner(element, context);
        optional = false;
        return inner;
    }

    private void include(Element element, Context context, StringBuilder out) {
        Optional<Located> fragment = mappers.fragment(context.mapper(), element.attribute("refid"));
        if (fragment.isEmpty() || context.includes() > DEEPEST_INCLUDE) {
            whole = false;
            return;
        }
        if (isCriteria(fragment.get().element())) {
            // the generator's Example: which columns are compared is decided by the caller
            whole = false;
            return;
        }
        Map<String, String> properties = new HashMap<>(context.properties());
        element.elements("property").forEach(each -> properties.put(each.attribute("name"), each.attribute("value")));
        Context inside = new Context(fragment.get().mapper(), properties, context.items(), context.includes() + 1);
        out.append(' ');
        all(fragment.get().element().children(), inside, out);
        out.append(' ');
    }

    private static boolean isCriteria(Element element) {
        return element.children().stream().anyMatch(child -> switch (child) {
            case Text text -> text.text().contains("${criterion.");
            case Element inner -> isCriteria(inner);
        });
    }

    private void choose(Element element, Context context, StringBuilder out) {
        List<Element> cases = element.elements();
        if (cases.isEmpty()) {
            return;
        }
        dynamic = true;
        branches = Math.max(branches, cases.size());
        boolean hasDefault = cases.getLast().name().equals("otherwise");
        if (optional) {
            all(cases.get(Math.min(branch, cases.size() - 1)).children(), context, out);
        } else if (hasDefault) {
            all(cases.getLast().children(), context, out);
        }
    }

    private static void trim(
            String inner,
            String prefix,
            String suffix,
            String prefixOverrides,
            String suffixOverrides,
            StringBuilder out) {
        if (inner.isEmpty()) {
            return;
        }
        String rest = inner;
        for (String override : prefixOverrides.split("\\|", -1)) {
            if (!override.isEmpty() && rest.regionMatches(true, 0, override, 0, override.length())) {
                rest = rest.substring(override.length()).stripLeading();
                break;
            }
        }
        for (String override : suffixOverrides.split("\\|", -1)) {
            String end = override.strip();
            if (!end.isEmpty() && rest.regionMatches(true, rest.length() - end.length(), end, 0, end.length())) {
                rest = rest.substring(0, rest.length() - end.length());
                break;
            }
        }
        out.append(' ')
                .append(prefix)
                .append(' ')
                .append(rest)
                .append(' ')
                .append(suffix)
                .append(' ');
    }

    private void loop(Element element, Context context, StringBuilder out) {
        Map<String, String> items = new HashMap<>(context.items());
        String collection = element.attribute("collection");
        items.put(element.attribute("item"), resolved(collection, context));
        String inner = inner(element, new Context(context.mapper(), context.properties(), items, context.includes()));
        if (!inner.isEmpty()) {
            out.append(' ')
                    .append(element.attribute("open"))
                    .append(inner)
                    .append(element.attribute("close"))
                    .append(' ');
        }
    }

    private static String resolved(String path, Context context) {
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        String collection = context.items().get(head);
        return collection == null ? path : collection + (dot < 0 ? "" : path.substring(dot));
    }

    private void text(String text, Context context, StringBuilder out) {
        int i = 0;
        boolean quoted = false;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean bound = text.startsWith("#{", i);
            boolean pasted = text.startsWith("${", i);
            int end = bound || pasted ? text.indexOf('}', i) : -1;
            if (end < 0) {
                quoted ^= c == '\'';
                out.append(c);
                i++;
                continue;
            }
            String inside = text.substring(i + 2, end).strip();
            if (bound) {
                parameter(inside, context, out);
            } else {
                paste(inside, quoted, context, out);
            }
            i = end + 1;
        }
    }

    private void parameter(String inside, Context context, StringBuilder out) {
        int comma = inside.indexOf(',');
        String path = resolved(comma < 0 ? inside : inside.substring(0, comma).strip(), context);
        String name = "p" + (parameters.size() + 1);
        parameters.put(name, path);
        out.append(':').append(name);
    }

    private void paste(String inside, boolean quoted, Context context, StringBuilder out) {
        String property = context.properties().get(inside);
        if (property != null) {
            out.append(property);
        } else if (inside.startsWith("ew.")) {
            // MyBatis-Plus writes the caller's conditions here
            whole = false;
        } else if (quoted) {
            out.append("${").append(inside).append('}');
        } else if (!followsRaw(out)) {
            String name = RAW + (raw.size() + 1);
            raw.put(name, inside);
            out.append(name);
        }
    }

    /// `${column} ${direction}`: the second cannot be a name of its own.
    private boolean followsRaw(StringBuilder out) {
        int end = out.length();
        while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(out.charAt(start - 1))) {
            start--;
        }
        return raw.containsKey(out.substring(start, end));
    }
}
