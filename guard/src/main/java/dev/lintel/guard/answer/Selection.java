package dev.lintel.guard.answer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A choice of members, as a tree of names; one without branches is chosen with all that is in it.
record Selection(Map<String, Selection> members) {
    private static final int MOST = 100;

    /// @param unknown names that may not be chosen, in order; the choice is empty if there are any
    record Choice(Optional<Selection> selection, Set<String> unknown) {}

    static Choice of(String fields, Set<String> allowed) {
        Set<String> unknown = new TreeSet<>();
        Selection all = new Selection(new TreeMap<>());
        String[] names = fields.split(",", MOST + 1);
        for (String each : names) {
            String name = each.strip();
            if (names.length <= MOST && isAllowed(name, allowed)) {
                all.add(name);
            } else {
                unknown.add(names.length > MOST ? "more than " + MOST : name);
            }
        }
        return new Choice(unknown.isEmpty() ? Optional.of(all) : Optional.empty(), unknown);
    }

    private static boolean isAllowed(String name, Set<String> allowed) {
        for (String each = name; !each.isEmpty(); each = each.substring(0, Math.max(0, each.lastIndexOf('.')))) {
            if (allowed.contains(each)) {
                return true;
            }
        }
        return false;
    }

    private void add(String name) {
        Selection at = this;
        for (String part : name.split("\\.", -1)) {
            at = at.members.computeIfAbsent(part, each -> new Selection(new TreeMap<>()));
        }
    }
}
