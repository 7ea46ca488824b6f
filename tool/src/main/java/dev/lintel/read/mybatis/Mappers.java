package dev.lintel.read.mybatis;

import dev.lintel.read.mybatis.Xml.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All mapper files of the target: what refers to another file is found here.
final class Mappers {
    private final List<Mapper> all;
    private final Map<String, Mapper> byNamespace = new HashMap<>();
    private final Set<String> emptied;

    /// @param emptied names of parameters that aspects empty
    Mappers(List<Mapper> all, Set<String> emptied) {
        this.all = List.copyOf(all);
        this.emptied = Set.copyOf(emptied);
        all.forEach(mapper -> byNamespace.putIfAbsent(mapper.namespace(), mapper));
    }

    /// Whether an aspect empties a parameter, by the last part of its path.
    boolean empties(String path) {
        return emptied.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    List<Mapper> all() {
        return all;
    }

    /// A thing and the file that it stands in.
    record Located(Mapper mapper, Element element) {}

    Optional<Located> fragment(Mapper from, String id) {
        Element here = from.fragments().get(id);
        return here != null
                ? Optional.of(new Located(from, here))
                : elsewhere(id, (mapper, name) -> mapper.fragments().get(name));
    }

    Optional<Located> result(Mapper from, String id) {
        Element here = from.results().get(id);
        return here != null
                ? Optional.of(new Located(from, here))
                : elsewhere(id, (mapper, name) -> mapper.results().get(name));
    }

    Optional<Located> statement(Mapper from, String id) {
        Element here = statement(id, from);
        return here != null
                ? Optional.of(new Located(from, here))
                : elsewhere(id, (mapper, name) -> statement(name, mapper));
    }

    private static @org.jspecify.annotations.Nullable Element statement(String id, Mapper mapper) {
        return mapper.statements().stream()
                .filter(each -> each.attribute("id").equals(id))
                .findFirst()
                .orElse(null);
    }

    private interface Lookup {
        @org.jspecify.annotations.Nullable
        Element in(Mapper mapper, String id);
    }

    /// `com.acme.OrderMapper.columns`.
    private Optional<Located> elsewhere(String id, Lookup lookup) {
        int dot = id.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(byNamespace.get(id.substring(0, dot)))
                .flatMap(mapper -> Optional.ofNullable(lookup.in(mapper, id.substring(dot + 1)))
                        .map(found -> new Located(mapper, found)));
    }
}
