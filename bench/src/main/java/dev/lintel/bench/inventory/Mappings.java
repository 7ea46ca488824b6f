package dev.lintel.bench.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The list of mappings that Spring MVC writes at its start: a line for the class, then one for each handler
/// method.
final class Mappings {
    private static final Pattern OWNER = Pattern.compile("\\s+((?:\\w\\.)+)([\\w$]+):");
    private static final Pattern HANDLER =
            Pattern.compile("\\s+\\{(\\[[A-Z, ]+]|[A-Z]*) \\[(.*?)](?:, .*)?}: (\\w+)\\(.*");

    private Mappings() {}

    /// The application's own routes (`GET /a/{}`, names of variables dropped) and the handlers behind them.
    static Map<String, String> of(Running running) throws IOException {
        Map<String, String> routes = new TreeMap<>();
        String owner = "";
        boolean own = false;
        for (String line : Files.readAllLines(running.log())) {
            Matcher type = OWNER.matcher(line);
            Matcher handler = HANDLER.matcher(line);
            if (type.matches()) {
                owner = type.group(2);
                own = type.group(1).startsWith(running.subject().packages());
            } else if (own && handler.matches()) {
                for (String path : handler.group(2).split(" \\|\\| ")) {
                    for (String method : methods(handler.group(1))) {
                        routes.put(
                                plain(method + " " + running.subject().contextPath() + path),
                                owner + "." + handler.group(3));
                    }
                }
            }
        }
        return routes;
    }

    private static String[] methods(String written) {
        return written.isEmpty()
                ? new String[] {"*"}
                : written.replaceAll("[\\[\\]]", "").split(", ");
    }

    /// Without the names of path variables, and no slash at the end.
    static String plain(String route) {
        String plain = route.replaceAll("\\{[^}]*}", "{}");
        return plain.endsWith("/") && !plain.endsWith(" /") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
