package dev.lintel.read.struts;

import dev.lintel.read.xml.Element;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/// All Struts configuration files of a tree together: packages by name, and constants (Struts 2 documentation,
/// "struts.xml"). Which of them another one includes does not matter here: names of packages are unique.
///
/// @param unread files that say they are of Struts and could not be parsed
record StrutsConfiguration(Map<String, ActionPackage> packages, Map<String, String> constants, List<Span> unread) {
    private static final long LARGEST = 1_000_000;
    /// Deeper than people inherit packages and nest stacks.
    private static final int DEEPEST = 16;

    StrutsConfiguration {
        packages = Map.copyOf(packages);
        constants = Map.copyOf(constants);
        unread = List.copyOf(unread);
    }

    /// One `<package>`.
    ///
    /// @param parents packages that it extends
    /// @param element its children: interceptors, stacks, actions
    record ActionPackage(String name, String namespace, List<String> parents, Element element, SourceFile file) {
        Span at(Element child) {
            return Span.line(file.id(), child.line());
        }
    }

    /// An interceptor's class before an action.
    ///
    /// @param excluded methods of the action that it lets by
    record Interceptor(String type, Set<String> excluded, Span at) {
        Interceptor {
            excluded = Set.copyOf(excluded);
        }
    }

    static StrutsConfiguration read(Workspace workspace) {
        Map<String, ActionPackage> packages = new HashMap<>();
        Map<String, String> constants = new HashMap<>();
        List<Span> unread = new ArrayList<>();
        workspace
                .files(file ->
                        file.origin() == SourceFile.Origin.MAIN && file.endsWith(".xml") && file.size() < LARGEST)
                .forEach(file -> {
                    try {
                        String text = workspace.text(file);
                        if (text.contains("<struts")) {
                            take(Element.parse(text), file, packages, constants);
                        }
                    } catch (IOException | XMLStreamException | NoSuchElementException _) {
                        unread.add(Span.ofFile(file.id()));
                    }
                });
        return new StrutsConfiguration(packages, constants, unread);
    }

    private static void take(
            Element root, SourceFile file, Map<String, ActionPackage> packages, Map<String, String> constants) {
        if (!root.name().equals("struts")) {
            return;
        }
        root.all("constant")
                .forEach(each -> constants.put(
                        each.attribute("name").orElse(""),
                        each.attribute("value").orElse("")));
        root.all("package").forEach(each -> {
            String name = each.attribute("name").orElse("");
            List<String> parents = each.attribute("extends")
                    .map(names -> List.of(names.split("\\s*,\\s*")))
                    .orElse(List.of());
            packages.put(
                    name, new ActionPackage(name, each.attribute("namespace").orElse(""), parents, each, file));
        });
    }

    boolean isOn(String constant) {
        return Boolean.parseBoolean(constants.getOrDefault(constant, "false"));
    }

    /// The ending that addresses of actions have; `action` unless the configuration says otherwise.
    String ending() {
        String first = constants
                .getOrDefault("struts.action.extension", "action")
                .split(",", -1)[0]
                .strip();
        return first.isEmpty() ? "" : "." + first;
    }

    /// What the package or one that it extends says under a child of this name, nearest first.
    private List<Element> inherited(String packageName, String child, int depth) {
        ActionPackage found = packages.get(packageName);
        if (found == null || depth > DEEPEST) {
            return List.of();
        }
        List<Element> all = new ArrayList<>(found.element().all(child).toList());
        found.parents().forEach(parent -> all.addAll(inherited(parent, child, depth + 1)));
        return all;
    }

    /// The classes that run before an action, outermost first: its own references, else those of the package.
    /// Interceptors that Struts itself brings have no class here.
    List<Interceptor> before(ActionPackage of, List<Element> references) {
        List<Element> written = references.isEmpty()
                ? inherited(of.name(), "default-interceptor-ref", 0).stream()
                        .limit(1)
                        .toList()
                : references;
        List<Interceptor> all = new ArrayList<>();
        written.forEach(each -> resolve(of, each, excluded(each, ""), 0, all));
        return all;
    }

    /// The same for a reference by name, as annotations make it.
    List<Interceptor> before(String packageName, List<String> names) {
        ActionPackage of = packages.get(packageName);
        return of == null
                ? List.of()
                : before(
                        of,
                        names.stream()
                                .map(name -> new Element(
                                        "interceptor-ref",
                                        Map.of("name", name),
                                        List.of(),
                                        "",
                                        of.element().line()))
                                .toList());
    }

    private void resolve(ActionPackage of, Element reference, Set<String> excluded, int depth, List<Interceptor> all) {
        String name = reference.attribute("name").orElse("");
        if (depth > DEEPEST) {
            return;
        }
        Optional<Element> single = declared(of, "interceptor", name);
        if (single.isPresent()) {
            String type = single.get().attribute("class").orElse("");
            Set<String> lets = new LinkedHashSet<>(excluded);
            lets.addAll(excluded(single.get(), ""));
            all.add(new Interceptor(type, lets, of.at(reference)));
            return;
        }
        declared(of, "interceptor-stack", name)
                .ifPresent(stack -> stack.all("interceptor-ref").forEach(each -> {
                    Set<String> lets = new LinkedHashSet<>(excluded(each, ""));
                    lets.addAll(excluded(reference, each.attribute("name").orElse("") + "."));
                    resolve(of, each, lets, depth + 1, all);
                }));
    }

    private Optional<Element> declared(ActionPackage of, String kind, String name) {
        return inherited(of.name(), "interceptors", 0).stream()
                .flatMap(each -> each.all(kind))
                .filter(each -> each.says("name", name))
                .findFirst();
    }

    /// Methods that a reference takes an interceptor off (`MethodFilterInterceptor`).
    private static Set<String> excluded(Element reference, String prefix) {
        Set<String> names = new LinkedHashSet<>();
        reference
                .all("param")
                .filter(each -> each.says("name", prefix + "excludeMethods"))
                .forEach(each -> names.addAll(List.of(each.text().split("\\s*,\\s*"))));
        return names;
    }
}
