package dev.lintel.read.struts;

import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.struts.StrutsConfiguration.ActionPackage;
import dev.lintel.read.struts.StrutsConfiguration.Interceptor;
import dev.lintel.read.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The `<action>`s of a configuration. A name with wildcards stands for as many addresses as there are classes and
/// methods that its `{1}` fits; what they do not decide stays `*`.
///
/// Actions without a class only show a page and are none here.
record XmlActions(Program program, StrutsConfiguration configuration, ActionMethods methods) {
    private static final Pattern PLACE = Pattern.compile("\\{([1-9])}");

    Stream<Action> all() {
        return new TreeMap<>(configuration.packages())
                .values().stream().flatMap(each -> each.element().all("action").flatMap(action -> of(each, action)));
    }

    /// What the wildcards of one name stand for, by number.
    private record Meant(TypeDeclaration type, List<Optional<String>> words) {}

    private Stream<Action> of(ActionPackage in, Element action) {
        String type = action.attribute("class")
                .or(() -> in.element().child("default-class-ref").flatMap(each -> each.attribute("class")))
                .orElse("");
        String method = action.attribute("method").orElse("execute");
        List<Action> all = new ArrayList<>();
        for (Meant meant : types(type)) {
            Optional<Pattern> chosen = PLACE.matcher(method).find() ? Optional.of(pattern(method)) : Optional.empty();
            for (Method each : methods.of(meant.type())) {
                if (chosen.isEmpty() ? each.name().equals(method) : allowed(action, each.name())) {
                    chosen.map(pattern -> words(pattern, method, each.name(), meant.words()))
                            .orElse(Optional.of(meant.words()))
                            .ifPresent(words -> all.add(action(in, action, meant.type(), each, words)));
                }
            }
            if (configuration.isOn("struts.enable.DynamicMethodInvocation")) {
                bang(in, action, meant, method).forEach(all::add);
            }
        }
        return all.stream();
    }

    /// `name!method.action`: any method may be asked for by its name where the configuration lets callers do so.
    private Stream<Action> bang(ActionPackage in, Element action, Meant meant, String usual) {
        return methods.of(meant.type()).stream()
                .filter(each -> !each.name().equals(usual) && allowed(action, each.name()))
                .map(each -> {
                    Action plain = action(in, action, meant.type(), each, meant.words());
                    String ending = configuration.ending();
                    String name = plain.path().substring(0, plain.path().length() - ending.length());
                    return new Action(
                            name + "!" + each.name() + ending,
                            plain.type(),
                            plain.method(),
                            plain.json(),
                            plain.before());
                });
    }

    private static boolean allowed(Element action, String method) {
        Optional<Element> listed = action.child("allowed-methods");
        return listed.isEmpty()
                || Set.of(listed.get().text().split("\\s*,\\s*")).contains(method)
                || listed.get().text().startsWith("regex:");
    }

    private Action action(
            ActionPackage in, Element action, TypeDeclaration type, Method method, List<Optional<String>> words) {
        List<Interceptor> before = configuration
                .before(in, action.all("interceptor-ref").toList())
                .stream()
                .filter(each -> !each.excluded().contains(method.name()))
                .toList();
        boolean json = action.all("result").anyMatch(each -> each.says("type", "json"));
        String name = filled(action.attribute("name").orElse(""), words);
        return new Action(Action.path(in.namespace(), name, configuration.ending()), type, method, json, before);
    }

    /// The classes that a `class` attribute names: by qualified name, by the name of a bean, by a pattern.
    private List<Meant> types(String written) {
        if (written.isEmpty()) {
            return List.of();
        }
        if (!PLACE.matcher(written).find()) {
            return program.type(written)
                    .filter(TypeDeclaration::isMain)
                    .or(() -> bean(written))
                    .map(type -> List.of(new Meant(type, List.of())))
                    .orElse(List.of());
        }
        Pattern pattern = pattern(written);
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .flatMap(type ->
                        words(pattern, written, type.name(), List.of()).map(words -> new Meant(type, words)).stream())
                .toList();
    }

    /// Spring's object factory takes the name of a bean, which is the class's own with a small first letter unless
    /// somebody says otherwise.
    private Optional<TypeDeclaration> bean(String name) {
        if (name.contains(".")) {
            return Optional.empty();
        }
        List<TypeDeclaration> fitting = program.types().stream()
                .filter(TypeDeclaration::isMain)
                .filter(type -> decapitalised(type.simpleName()).equals(name))
                .limit(2)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private static String decapitalised(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static Pattern pattern(String written) {
        StringBuilder regex = new StringBuilder();
        Matcher places = PLACE.matcher(written);
        int from = 0;
        while (places.find()) {
            regex.append(Pattern.quote(written.substring(from, places.start()))).append("(\\w+)");
            from = places.end();
        }
        return Pattern.compile(regex + Pattern.quote(written.substring(from)));
    }

    /// What the wildcards stand for when a text with places is this one; empty when it does not fit, or says of one
    /// wildcard something else than was known.
    private static Optional<List<Optional<String>>> words(
            Pattern pattern, String written, String actual, List<Optional<String>> known) {
        Matcher fits = pattern.matcher(actual);
        if (!fits.matches()) {
            return Optional.empty();
        }
        List<Optional<String>> words = new ArrayList<>(known);
        Matcher places = PLACE.matcher(written);
        for (int group = 1; places.find(); group++) {
            int index = Integer.parseInt(places.group(1)) - 1;
            while (words.size() <= index) {
                words.add(Optional.empty());
            }
            String word = fits.group(group);
            if (words.get(index).filter(other -> !other.equals(word)).isPresent()) {
                return Optional.empty();
            }
            words.set(index, Optional.of(word));
        }
        return Optional.of(List.copyOf(words));
    }

    private static String filled(String name, List<Optional<String>> words) {
        StringBuilder filled = new StringBuilder();
        int wildcard = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '*') {
                filled.append(wildcard < words.size() ? words.get(wildcard).orElse("*") : "*");
                wildcard++;
            } else {
                filled.append(name.charAt(i));
            }
        }
        return filled.toString();
    }
}
