package dev.lintel.design.into;

import dev.lintel.design.brief.Names;
import dev.lintel.design.found.Existing;
import dev.lintel.design.found.Listing;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Settings;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where the endpoint of a list stands: below what the rows belong to, else beside those that are there.
record ListPath(Listing listing, Backend backend, House house) {
    /// @param variable the name of the key of what the rows belong to
    String text(String variable) throws Unlike {
        String last = segment(listing.row(), listing.thing());
        if (listing.of().isPresent()) {
            Listing.Of of = listing.of().get();
            String parent = of.row().flatMap(this::base).orElseGet(() -> house.prefix() + "/" + named(of.noun()));
            String path = parent + "/{" + variable + "}/" + last;
            Optional<Endpoint> same = there(path);
            if (same.isPresent()) {
                throw new Unlike(same.get().label() + " is there already ("
                        + Detect.place(same.get().at()) + ")");
            }
            return path;
        }
        String plain = base(listing.row()).orElseGet(() -> house.prefix() + "/" + last);
        if (there(plain).isEmpty()) {
            return plain;
        }
        String more = listing.by().isEmpty()
                ? (listing.order().falling() ? "latest" : "sorted")
                : "by-"
                        + listing.by().stream()
                                .map(each -> each.name().replace('_', '-'))
                                .collect(Collectors.joining("-and-"));
        if (there(plain + "/" + more).isPresent()) {
            throw new Unlike("GET " + plain + "/" + more + " is there already");
        }
        return plain + "/" + more;
    }

    private String named(String noun) {
        return house.plural().address() ? Names.path(noun) : Names.path(noun).replaceFirst("s$", "");
    }

    private String segment(Existing.Row row, String noun) {
        return base(row).map(each -> each.substring(each.lastIndexOf('/') + 1)).orElseGet(() -> named(noun));
    }

    /// The address that names all of them, where one does: `/api/customers` of `/api/customers/{id}`.
    private Optional<String> base(Existing.Row row) {
        return Existing.in(backend).endpoints(row).stream()
                .filter(each -> each.route().method().equals("GET"))
                .map(each -> plain(each.route().path()))
                .filter(each -> each.matches("(/[\\w-]+)+(/\\{[^/}]+})?"))
                .map(each -> each.replaceFirst("/\\{[^/}]+}$", ""))
                .filter(each -> Existing.in(backend).isCalled(each.substring(each.lastIndexOf('/') + 1), row))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    private String plain(String path) {
        String context = backend.settings()
                .get("server.servlet.context-path")
                .map(Settings.Setting::value)
                .map(each -> each.replaceFirst("/+$", ""))
                .orElse("");
        return path.startsWith(context) ? path.substring(context.length()) : path;
    }

    private Optional<Endpoint> there(String path) {
        String shape = path.replaceAll("\\{[^}]*}", "{}");
        return backend.endpoints().stream()
                .filter(each -> each.route().method().equals("GET"))
                .filter(each -> plain(each.route().path())
                        .replaceAll("\\{[^}]*}", "{}")
                        .replaceFirst("/$", "")
                        .equals(shape))
                .findFirst();
    }
}
