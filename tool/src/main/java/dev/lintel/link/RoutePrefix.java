package dev.lintel.link;

import dev.lintel.graph.Endpoint.Route;
import dev.lintel.graph.Settings;
import dev.lintel.graph.Settings.Setting;
import dev.lintel.read.Fact.Base;

/// Puts before a route what the server's configuration puts there, and fills placeholders in it.
/// Keys as in the Spring Boot reference, "Common Application Properties".
record RoutePrefix(Settings settings) {
    Route on(Route route, Base base) {
        if (!route.path().startsWith("/") && !route.path().isEmpty() && base == Base.NONE) {
            return route;
        }
        String prefix = switch (base) {
            case SPRING_MVC -> springMvc();
            case DATA_REST -> join(springMvc(), value("spring.data.rest.base-path"));
            case MICRONAUT -> value("micronaut.server.context-path");
            case SPRING_WEBFLUX -> value("spring.webflux.base-path");
            case JAXRS, SERVLET -> value("server.servlet.context-path");
            case MANAGEMENT -> management();
            case NONE -> "";
        };
        String path = filled(join(prefix, route.path()));
        return new Route(
                route.method(), path.isEmpty() ? "/" : path, route.consumes(), route.produces(), route.conditions());
    }

    /// On the application's own port management endpoints stand below its path, on a port of their own below
    /// theirs.
    private String management() {
        String port = value("management.server.port");
        if (!port.isEmpty() && !port.equals(value("server.port"))) {
            return value("management.server.base-path");
        }
        String servlet = springMvc();
        return servlet.isEmpty() ? value("spring.webflux.base-path") : servlet;
    }

    private String springMvc() {
        return join(value("server.servlet.context-path"), value("spring.mvc.servlet.path"));
    }

    private String value(String key) {
        return settings.get(key).map(Setting::value).orElse("");
    }

    /// A full path as filters and interceptors see it: without the context path.
    String inside(String path) {
        String context = join(value("server.servlet.context-path"), "");
        boolean below = !context.isEmpty() && (path.equals(context) || path.startsWith(context + "/"));
        String rest = below ? path.substring(context.length()) : path;
        return rest.isEmpty() ? "/" : rest;
    }

    static String join(String before, String after) {
        String left = before.endsWith("/") ? before.substring(0, before.length() - 1) : before;
        if (after.isEmpty() || after.equals("/") && !left.isEmpty()) {
            return left.isEmpty() ? after : left;
        }
        return after.startsWith("/") ? left + after : left + "/" + after;
    }

    /// `${api.base:/v1}` becomes the key's value, else the default after the colon; what remains unknown stays as
    /// written.
    String filled(String path) {
        int start = path.indexOf("${");
        if (start < 0) {
            return path;
        }
        int end = path.indexOf('}', start);
        if (end < 0) {
            return path;
        }
        String inside = path.substring(start + 2, end);
        int colon = inside.indexOf(':');
        String key = colon < 0 ? inside : inside.substring(0, colon);
        String found = settings.get(key).map(Setting::value).orElse(colon < 0 ? "" : inside.substring(colon + 1));
        if (found.isEmpty() && colon < 0) {
            return path;
        }
        return filled(join(path.substring(0, start), found + path.substring(end + 1)));
    }
}
