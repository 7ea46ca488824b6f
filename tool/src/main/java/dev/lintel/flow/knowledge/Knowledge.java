package dev.lintel.flow.knowledge;

import dev.lintel.code.Callee;
import dev.lintel.code.MethodId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All rules, compiled for the question that is asked at every call: what does this method do? By the owner
/// and its supertypes, nearest first: the first type that says something about the method decides.
public final class Knowledge {
    private final RuleFile.Content content;
    private final Map<String, Map<String, List<Rule>>> byOwnerAndName;
    private final Map<String, List<Rule>> wild;
    private final Set<String> silent;

    private Knowledge(RuleFile.Content content) {
        this.content = content;
        this.byOwnerAndName = content.rules().stream()
                .filter(rule -> !rule.method().wild())
                .collect(Collectors.groupingBy(
                        Rule::owner, Collectors.groupingBy(rule -> rule.method().name())));
        this.wild = content.rules().stream()
                .filter(rule -> rule.method().wild())
                .collect(Collectors.groupingBy(Rule::owner));
        this.silent = new HashSet<>(content.passingNothing());
    }

    /// What this tool knows of libraries.
    public static Knowledge builtIn() {
        return BuiltIn.KNOWLEDGE;
    }

    static Knowledge of(RuleFile.Content content) {
        return new Knowledge(content);
    }

    /// This and what a project says about its own code; on one method of one type the project's word counts.
    public Knowledge and(List<Rule> own) {
        if (own.isEmpty()) {
            return this;
        }
        Set<String> said =
                own.stream().map(rule -> rule.owner() + "#" + rule.method()).collect(Collectors.toSet());
        List<Rule> all = Stream.concat(
                        own.stream(),
                        content.rules().stream().filter(rule -> !said.contains(rule.owner() + "#" + rule.method())))
                .toList();
        return new Knowledge(new RuleFile.Content(all, content.annotations(), content.passingNothing()));
    }

    public int size() {
        return content.rules().size() + content.annotations().size();
    }

    public List<AnnotationRule> annotations() {
        return content.annotations();
    }

    /// Names of methods that have a sink; a trailing or leading `*` stands as written.
    public Set<String> sinkNames() {
        return names(Role.Sink.class::isInstance);
    }

    /// Names of methods that are a source.
    public Set<String> sourceNames() {
        return names(Role.Source.class::isInstance);
    }

    private Set<String> names(Predicate<Role> wanted) {
        return content.rules().stream()
                .filter(rule -> rule.roles().stream().anyMatch(wanted))
                .map(rule -> rule.method().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether anything is said of a type's own methods.
    public boolean speaksOf(String type) {
        return byOwnerAndName.containsKey(type) || wild.containsKey(type) || silent.contains(type);
    }

    /// What is known about the method of a call; empty when nothing is.
    ///
    /// @param arity number of written arguments
    /// @param supertypes all supertypes of a type by name, itself first, nearest first
    public Optional<Rules> rules(Callee callee, int arity, Function<String, List<String>> supertypes) {
        if (callee.owner().isEmpty()) {
            return Optional.empty();
        }
        Optional<List<String>> types = callee.method().map(MethodId::parameters);
        List<String> owners =
                callee.name().equals(Callee.CONSTRUCTOR) ? List.of(callee.owner()) : supertypes.apply(callee.owner());
        for (String owner : owners) {
            Optional<Rules> found =
                    of(owner, callee.name(), rule -> rule.method().admits(arity, types));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Rules> of(String owner, String name, Predicate<Rule> possible) {
        if (!speaksOf(owner)) {
            return Optional.empty();
        }
        List<Rule> own = Stream.concat(
                        byOwnerAndName.getOrDefault(owner, Map.of()).getOrDefault(name, List.of()).stream(),
                        wild.getOrDefault(owner, List.of()).stream()
                                .filter(rule -> rule.method().names(name)))
                .filter(possible)
                .sorted(Comparator.comparingInt((Rule rule) -> rule.method().precision())
                        .reversed())
                .toList();
        if (own.isEmpty()) {
            return silent.contains(owner) ? Optional.of(Rules.NOTHING) : Optional.empty();
        }
        return Optional.of(new Rules(own));
    }

    /// Read once, when first asked for.
    private static final class BuiltIn {
        static final Knowledge KNOWLEDGE = Libraries.read();
    }
}
