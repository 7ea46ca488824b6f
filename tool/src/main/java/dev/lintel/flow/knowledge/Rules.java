package dev.lintel.flow.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/// All that is said about the method of one call site, before the values of its arguments are known.
public final class Rules {
    /// A method that is known to pass nothing on.
    public static final Rules NOTHING = new Rules(List.of());

    /// Begins an encoding that a regular expression decides: `clean this -> result as removing:arg0` protects where
    /// what is left after removing the matches of argument 0 does no harm.
    static final String REMOVING = "removing:arg";

    private final List<Rule> candidates;
    /// What the call does whatever its arguments are: nearly always that is all that there is to say.
    private final Optional<List<Role>> always;

    /// @param candidates the most precise first
    Rules(List<Rule> candidates) {
        this.candidates = List.copyOf(candidates);
        boolean depends = candidates.stream()
                .anyMatch(
                        rule -> rule.method().literal() || rule.roles().stream().anyMatch(Rules::isByRegex));
        this.always = depends ? Optional.empty() : decided(_ -> Optional.empty());
    }

    /// The rules that may hold, the most precise first.
    public List<Rule> candidates() {
        return candidates;
    }

    /// Whether the values of the arguments decide which rule holds.
    public boolean byValue() {
        return candidates.stream().anyMatch(rule -> rule.method().literal());
    }

    /// What the call does: the roles of the most precise rules that hold, equally precise ones together. An empty
    /// list says that it passes nothing; an empty answer that only other values of the arguments are spoken of.
    ///
    /// @param constants the one value that an argument can have, by its index
    public Optional<List<Role>> roles(IntFunction<Optional<Object>> constants) {
        return always.isPresent() ? always : decided(constants);
    }

    private Optional<List<Role>> decided(IntFunction<Optional<Object>> constants) {
        if (candidates.isEmpty()) {
            return Optional.of(List.of());
        }
        List<Role> roles = new ArrayList<>();
        int precision = -1;
        for (Rule rule : candidates) {
            if (precision > rule.method().precision()) {
                break;
            }
            if (rule.method().holds(constants)) {
                precision = rule.method().precision();
                rule.roles().forEach(role -> roles.add(decided(role, constants)));
            }
        }
        return precision < 0 ? Optional.empty() : Optional.of(List.copyOf(roles));
    }

    private static boolean isByRegex(Role role) {
        return role instanceof Role.Clean clean
                && clean.encodings().iterator().next().startsWith(REMOVING);
    }

    /// What is cleaned by a regular expression is only derived where the expression is not known or protects nowhere.
    private static Role decided(Role role, IntFunction<Optional<Object>> constants) {
        if (!isByRegex(role) || !(role instanceof Role.Clean(AccessPath from, AccessPath to, Set<String> encodings))) {
            return role;
        }
        String encoding = encodings.iterator().next();
        int regex = Integer.parseInt(encoding.substring(REMOVING.length()));
        Optional<Object> removed = constants.apply(regex);
        Optional<Object> instead = constants.apply(regex + 1);
        Set<String> left = removed.isEmpty() || instead.isEmpty()
                ? Set.of()
                : AllowList.removing(removed.get().toString(), instead.get().toString());
        return left.isEmpty() ? new Role.Derive(from, to) : new Role.Clean(from, to, left);
    }
}
