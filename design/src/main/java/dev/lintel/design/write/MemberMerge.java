package dev.lintel.design.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Brings two changes of a Java file together member by member: what stands on neighbouring lines, new methods of
/// both sides at the same place above all, is no conflict. A member that both have changed is merged by line.
final class MemberMerge {
    private final Members base;
    private final Members theirs;
    private final Members ours;

    private MemberMerge(Members base, Members theirs, Members ours) {
        this.base = base;
        this.theirs = theirs;
        this.ours = ours;
    }

    /// Empty when the two cannot both be had, or one of the files is not one type that parses.
    ///
    /// @param theirs what people have made of `base`
    /// @param ours what is to be written now
    static Optional<String> of(String base, String theirs, String ours) {
        Optional<Members> first = Members.of(base);
        Optional<Members> second = Members.of(theirs);
        Optional<Members> third = Members.of(ours);
        if (first.isEmpty() || second.isEmpty() || third.isEmpty()) {
            return Optional.empty();
        }
        return new MemberMerge(first.get(), second.get(), third.get())
                .merged()
                .map(Members::text)
                .filter(text -> Members.of(text).isPresent());
    }

    private Optional<Members> merged() {
        Optional<String> before = piece(base.before(), theirs.before(), ours.before());
        Optional<String> head = piece(base.head(), theirs.head(), ours.head());
        Optional<String> tail = piece(base.tail(), theirs.tail(), ours.tail());
        Optional<SequencedMap<String, String>> members = members();
        if (before.isEmpty() || head.isEmpty() || tail.isEmpty() || members.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> imports = new TreeSet<>(theirs.imports());
        ours.imports().stream().filter(each -> !base.imports().contains(each)).forEach(imports::add);
        base.imports().stream().filter(each -> !ours.imports().contains(each)).forEach(imports::remove);
        return Optional.of(new Members(before.get(), imports, head.get(), members.get(), tail.get()));
    }

    private static Optional<String> piece(String base, String theirs, String ours) {
        if (theirs.equals(ours) || ours.equals(base)) {
            return Optional.of(theirs);
        }
        return theirs.equals(base) ? Optional.of(ours) : Lines.merge(base, theirs, ours);
    }

    /// In their order; what is new to them follows what it follows with us.
    private Optional<SequencedMap<String, String>> members() {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        for (String name : order()) {
            String was = base.members().get(name);
            String their = theirs.members().get(name);
            String our = ours.members().get(name);
            if (Objects.equals(their, our) || Objects.equals(our, was)) {
                keep(all, name, their);
            } else if (Objects.equals(their, was)) {
                keep(all, name, our);
            } else {
                Optional<String> both =
                        was == null || their == null || our == null ? Optional.empty() : Lines.merge(was, their, our);
                if (both.isEmpty()) {
                    return Optional.empty();
                }
                keep(all, name, both.get());
            }
        }
        return Optional.of(all);
    }

    private static void keep(SequencedMap<String, String> all, String name, @Nullable String text) {
        if (text != null) {
            boolean alone = all.isEmpty() || !text.contains("(") || text.startsWith("\n\n");
            all.put(name, alone ? text : "\n" + text);
        }
    }

    private List<String> order() {
        List<String> all = new ArrayList<>(theirs.members().keySet());
        String before = "";
        for (String name : ours.members().keySet()) {
            if (!all.contains(name)) {
                all.add(all.indexOf(before) + 1, name);
            }
            before = name;
        }
        Set<String> gone = new TreeSet<>(base.members().keySet());
        all.forEach(gone::remove);
        all.addAll(gone);
        return all;
    }
}
