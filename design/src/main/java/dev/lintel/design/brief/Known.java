package dev.lintel.design.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;

/// The names of a brief, gathered before anything is read, so that whatever refers to one is checked where it
/// stands and all problems come in one go.
///
/// @param composed the resources that are parts of others
/// @param externals the systems outside
record Known(Set<String> roles, Map<String, Names> resources, Set<String> composed, Set<String> externals) {
    private static final List<String> OPERATIONS = List.of("create", "read", "list", "search", "update", "delete");
    static final Set<String> IMPLIED = Set.of("id", "createdAt", "updatedAt");
    static final List<String> DEFAULT_ROLES = List.of("user", "admin");

    /// The names inside a resource.
    ///
    /// @param owner the resource whose rows own those of this; empty in itself where the brief does not say which
    /// @param fields by name, with the first word of what is said of them
    /// @param links by name, the resource referred to
    record Names(
            Map<String, String> fields,
            Map<String, String> links,
            Set<String> parts,
            Set<String> states,
            Set<String> operations,
            Optional<String> owner) {
        boolean owned() {
            return owner.isPresent();
        }

        /// What may be compared and sorted.
        Set<String> columns() {
            Set<String> columns = new TreeSet<>(IMPLIED);
            columns.addAll(fields.keySet());
            columns.addAll(links.keySet());
            return columns;
        }

        boolean isAccount() {
            return "secret".equals(fields.get("password")) && fields.containsValue("email");
        }

        /// The first link to a resource.
        Optional<String> linkTo(String resource) {
            return links.entrySet().stream()
                    .filter(each -> each.getValue().equals(resource))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        /// The one field of this type, if it is one.
        Optional<String> only(Type type) {
            List<String> all = fields.entrySet().stream()
                    .filter(each -> each.getValue().equals(type.word()))
                    .map(Map.Entry::getKey)
                    .toList();
            return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
        }
    }

    static Known of(Node root) {
        Yaml quiet = new Yaml(new Problems());
        Map<String, Node> keys = quiet.keys(root, Section.BRIEF);
        Set<String> roles = new LinkedHashSet<>(quiet.texts(keys.get("roles")));
        if (roles.isEmpty()) {
            roles.addAll(DEFAULT_ROLES);
        }
        Optional<String> tenancy = Optional.ofNullable(keys.get("tenancy")).map(quiet::text);
        Map<String, Node> nodes = quiet.named(keys.get("resources"));
        Set<String> composed = new TreeSet<>();
        nodes.values()
                .forEach(node -> quiet.named(quiet.keys(node, Section.RESOURCE).get("has"))
                        .values()
                        .forEach(part -> composed.add(firstWord(quiet.text(part)))));
        Map<String, Names> resources = new LinkedHashMap<>();
        nodes.forEach((name, node) ->
                resources.put(name, names(quiet, node, tenancy.filter(each -> isOf(each, name, composed)))));
        return new Known(
                roles, resources, composed, quiet.named(keys.get("external")).keySet());
    }

    /// Tenants belong to nobody, and parts belong to the tenant of what they are a part of.
    private static boolean isOf(String tenancy, String name, Set<String> composed) {
        return !tenancy.equals(name) && !composed.contains(name);
    }

    private static Names names(Yaml quiet, Node node, Optional<String> tenancy) {
        Map<String, Node> keys = quiet.keys(node, Section.RESOURCE);
        Map<String, String> fields = new LinkedHashMap<>();
        quiet.named(keys.get("fields")).forEach((field, said) -> fields.put(field, firstWord(quiet.text(said))));
        Map<String, String> links = new LinkedHashMap<>();
        Optional<String> owner = Optional.ofNullable(keys.get("owner")).map(_ -> "");
        quiet.named(keys.get("refs")).forEach((link, said) -> links.put(link, firstWord(quiet.text(said))));
        for (String key : List.of("owner", "tenant")) {
            String[] arrow = quiet.text(keys.get(key), "").split("\\s*->\\s*");
            if (arrow.length == 2) {
                links.put(arrow[0], arrow[1]);
                owner = key.equals("owner") ? Optional.of(arrow[1]) : owner;
            }
        }
        if (!keys.containsKey("tenant")) {
            tenancy.ifPresent(tenant -> links.putIfAbsent("tenant", tenant));
        }
        Set<String> operations = new LinkedHashSet<>(OPERATIONS);
        operations.addAll(quiet.named(keys.get("access")).keySet());
        return new Names(
                fields,
                links,
                quiet.named(keys.get("has")).keySet(),
                quiet.named(keys.get("states")).keySet(),
                operations,
                owner);
    }

    /// The resource whose rows are those whom a provider signs in: without accounts of our own, the first with an
    /// e-mail that others belong to.
    Optional<String> people() {
        return resources.values().stream().anyMatch(Names::isAccount)
                ? Optional.empty()
                : resources.entrySet().stream()
                        .filter(each -> each.getValue().fields().containsValue(Type.EMAIL.word()))
                        .map(Map.Entry::getKey)
                        .filter(name -> resources.values().stream()
                                .anyMatch(other -> other.owner().equals(Optional.of(name))))
                        .findFirst();
    }

    /// Whether its rows are those who ask.
    boolean isCaller(String resource) {
        return people().equals(Optional.of(resource))
                || Optional.ofNullable(resources.get(resource))
                        .filter(Names::isAccount)
                        .isPresent();
    }

    private static String firstWord(String text) {
        return text.split("[\\s(?]+", 2)[0];
    }

    /// `Order.create`, as it is meant: searching is listing.
    static String operation(String written) {
        return written.endsWith(".search") ? written.replace(".search", ".list") : written;
    }

    boolean isOperation(String written) {
        int dot = written.indexOf('.');
        Names of = dot < 0 ? null : resources.get(written.substring(0, dot));
        return written.equals("login") || of != null && of.operations().contains(written.substring(dot + 1));
    }

    /// All operations, to suggest one from.
    Set<String> operations() {
        Set<String> all = new TreeSet<>();
        resources.forEach((name, of) -> of.operations().forEach(each -> all.add(name + "." + each)));
        return all;
    }

    /// Whether `order.total` is a field of what a link of `resource` leads to.
    boolean isFieldBehind(Names of, String path) {
        int dot = path.indexOf('.');
        String target = dot < 0 ? null : of.links().get(path.substring(0, dot));
        Names there = target == null ? null : resources.get(target);
        return there != null && there.fields().containsKey(path.substring(dot + 1));
    }

    /// Everything that [#isFieldBehind] says yes to.
    List<String> fieldsBehind(Names of) {
        List<String> paths = new ArrayList<>();
        of.links().forEach((link, target) -> {
            Names there = resources.get(target);
            if (there != null) {
                there.fields().keySet().forEach(field -> paths.add(link + "." + field));
            }
        });
        return paths;
    }
}
