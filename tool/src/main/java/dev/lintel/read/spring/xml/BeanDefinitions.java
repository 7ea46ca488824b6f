package dev.lintel.read.spring.xml;

import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.spring.transaction.TransactionAdvice;
import dev.lintel.read.xml.Element;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/// Bean definitions in XML (Spring Framework reference, "XML Schemas"): interceptors with their paths, handler
/// mappings with theirs, scheduled tasks, and classes of the target that are beans.
public final class BeanDefinitions implements Framework {
    private static final String SCHEMA = "http://www.springframework.org/schema/";
    private static final long LARGEST = 1_000_000;
    private static final String EVERYTHING = "/**";

    @Override
    public String name() {
        return "Spring XML";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        List<Fact> facts = new ArrayList<>();
        Map<SourceFile, Element> files = new LinkedHashMap<>();
        workspace
                .files(file ->
                        file.origin() == SourceFile.Origin.MAIN && file.endsWith(".xml") && file.size() < LARGEST)
                .forEach(file -> read(workspace, file, files, facts));
        Reading reading = new Reading(program, types(files));
        files.forEach((file, root) -> facts.addAll(reading.facts(root, file)));
        return facts.stream();
    }

    private static void read(Workspace workspace, SourceFile file, Map<SourceFile, Element> files, List<Fact> facts) {
        try {
            String text = workspace.text(file);
            if (text.contains(SCHEMA)) {
                Element root = Element.parse(text);
                if (root.name().equals("beans")) {
                    files.put(file, root);
                }
            }
        } catch (IOException | XMLStreamException | NoSuchElementException _) {
            Gap gap = new Gap(
                    Span.ofFile(file.id()),
                    "these bean definitions could not be read",
                    "what runs before endpoints may be missing");
            facts.add(new Fact.Unread(Fact.Layer.ENTRIES, gap));
        }
    }

    /// Classes by the ids of their beans, of all files.
    private static Map<String, String> types(Map<SourceFile, Element> files) {
        Map<String, String> types = new HashMap<>();
        for (Element root : files.values()) {
            root.within()
                    .filter(each -> each.name().equals("bean"))
                    .forEach(bean -> bean.attribute("id")
                            .or(() -> bean.attribute("name"))
                            .ifPresent(id -> types.putIfAbsent(id, type(bean))));
        }
        return types;
    }

    private static String type(Element bean) {
        return bean.attribute("class").map(name -> name.replace('$', '.')).orElse("");
    }

    /// One reading, with the beans that are known by id.
    private record Reading(Program program, Map<String, String> types) {
        List<Fact> facts(Element root, SourceFile file) {
            List<Fact> facts = new ArrayList<>();
            root.within().forEach(element -> {
                switch (element.name()) {
                    case "interceptors" -> interceptors(element, file, facts);
                    case "bean" -> bean(element, file, facts);
                    case "scheduled" -> scheduled(element, file).ifPresent(facts::add);
                    case "advice" -> transactions(element, file, facts);
                    default -> {}
                }
            });
            return facts;
        }

        /// `<mvc:interceptors>`: those with mappings of their own, and those for every request.
        private void interceptors(Element element, SourceFile file, List<Fact> facts) {
            for (Element child : element.children()) {
                if (child.name().equals("interceptor")) {
                    List<String> includes = paths(child, "mapping");
                    before(
                            child,
                            includes.contains(EVERYTHING) ? List.of() : includes,
                            paths(child, "exclude-mapping"),
                            file,
                            facts);
                } else {
                    named(child).ifPresent(type -> add(type, List.of(), List.of(), child, file, facts));
                }
            }
        }

        private static List<String> paths(Element interceptor, String element) {
            return interceptor
                    .all(element)
                    .flatMap(each -> each.attribute("path").stream())
                    .toList();
        }

        private void before(
                Element holder, List<String> includes, List<String> excludes, SourceFile file, List<Fact> facts) {
            holder.child("bean", "ref")
                    .flatMap(this::named)
                    .ifPresent(type -> add(type, includes, excludes, holder, file, facts));
        }

        private static void add(
                String type,
                List<String> includes,
                List<String> excludes,
                Element at,
                SourceFile file,
                List<Fact> facts) {
            facts.add(new Fact.Before(
                    Stage.Kind.INTERCEPTOR, type, includes, excludes, List.of(), 0, Span.line(file.id(), at.line())));
        }

        /// The class of an inner bean or of the one that is referred to; a reference may name an annotated class.
        private Optional<String> named(Element element) {
            if (element.name().equals("bean") && element.attribute("class").isPresent()) {
                return Optional.of(type(element));
            }
            Optional<String> id = element.attribute("bean").or(() -> element.attribute("ref"));
            return id.flatMap(name -> Optional.ofNullable(types.get(name)).or(() -> annotated(name)));
        }

        private Optional<String> annotated(String name) {
            return program.types().stream()
                    .filter(TypeDeclaration::isMain)
                    .filter(type -> !type.annotations().isEmpty()
                            && type.simpleName().length() == name.length()
                            && type.simpleName().substring(1).equals(name.substring(1))
                            && type.simpleName().equalsIgnoreCase(name))
                    .map(TypeDeclaration::name)
                    .findFirst();
        }

        /// `<tx:advice>`: which methods it stands around is said by pointcuts, which are not followed.
        private static void transactions(Element advice, SourceFile file, List<Fact> facts) {
            if (advice.child("attributes").isPresent()
                    || advice.attribute("transaction-manager").isPresent()) {
                facts.add(TransactionAdvice.unread(Span.line(file.id(), advice.line())));
            }
        }

        private void bean(Element bean, SourceFile file, List<Fact> facts) {
            String type = type(bean);
            if (TransactionAdvice.opens(type)) {
                facts.add(TransactionAdvice.unread(Span.line(file.id(), bean.line())));
            }
            if (type.endsWith("HandlerMapping")) {
                bean.all("property")
                        .filter(property -> property.says("name", "interceptors"))
                        .flatMap(Element::within)
                        .filter(each -> each.name().equals("ref") || each.name().equals("bean"))
                        .forEach(each ->
                                named(each).ifPresent(found -> add(found, List.of(), List.of(), each, file, facts)));
            }
            program.type(type)
                    .filter(TypeDeclaration::isMain)
                    .ifPresent(_ -> facts.add(new Fact.Bean(
                            type,
                            bean.attribute("id")
                                    .or(() -> bean.attribute("name"))
                                    .orElse(type),
                            bean.says("primary", "true"),
                            "",
                            Span.line(file.id(), bean.line()))));
        }

        /// `<task:scheduled ref="cleaner" method="clean" cron="0 0 3 * * *"/>`.
        private Optional<Fact> scheduled(Element task, SourceFile file) {
            String timing = Stream.of("cron", "fixed-rate", "fixed-delay")
                    .flatMap(key -> task.attribute(key).stream())
                    .findFirst()
                    .orElse("");
            String method = task.attribute("method").orElse("");
            return named(task)
                    .flatMap(program::type)
                    .filter(TypeDeclaration::isMain)
                    .flatMap(type -> type.methods(method).stream().findFirst())
                    .map(Method::id)
                    .map(id -> new Fact.Scheduled(timing, id, Span.line(file.id(), task.line())));
        }
    }
}
