package dev.lintel.flow.heap;

import dev.lintel.source.Span;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Untrusted data by what it is, not by the way it came. No record, since it is compared so often that it remembers
/// what comparing asks for.
public final class Mark implements Comparable<Mark> {
    /// Encodings that a decoder takes away again, and what it may bring back that an encoder or a check kept out.
    private static final Set<String> CODES = Set.of(
            "base64",
            "hex",
            "url-part",
            "url",
            "serialized",
            "html",
            "html-attribute",
            "js",
            "css",
            "sql-quote",
            "no-parent",
            "log-line",
            "shell",
            "shell-word");

    /// Its beginning was cut off.
    private static final String CUT = "cut";
    /// What checks have shown of the beginning alone.
    private static final Set<String> OF_THE_BEGINNING =
            Set.of("under-base", "below", "rooted", "not-two-slashes", "relative", "url");

    /// Its end was cut off.
    private static final String HEAD = "head";
    /// What checks have shown of the end alone.
    private static final Set<String> OF_THE_END = Set.of("ending");

    private final String label;
    private final String name;
    private final Span at;
    private final Set<String> encodings;
    private final boolean number;
    /// The encodings in order.
    private final String done;
    private final int hash;
    /// Found when first asked for; whoever asks finds the same.
    private Facts.@Nullable Origin origin;

    /// @param encodings what was done to it so far
    /// @param number whether it was a number from the start; text stops being dangerous when it becomes one
    public Mark(String label, String name, Span at, Set<String> encodings, boolean number) {
        this.label = label;
        this.name = name;
        this.at = at;
        this.encodings = Set.copyOf(encodings);
        this.number = number;
        this.done = encodings.isEmpty() ? "" : new TreeSet<>(encodings).toString();
        this.hash = 31 * (31 * (31 * at.hashCode() + label.hashCode()) + name.hashCode()) + done.hashCode();
    }

    public String label() {
        return label;
    }

    public String name() {
        return name;
    }

    public Span at() {
        return at;
    }

    public Set<String> encodings() {
        return encodings;
    }

    Facts.Origin origin() {
        Facts.Origin known = origin;
        if (known == null) {
            known = Facts.Origin.of(this);
            origin = known;
        }
        return known;
    }

    public boolean number() {
        return number;
    }

    public Mark encoded(String encoding) {
        if (encodings.contains(encoding)) {
            return this;
        }
        Set<String> more = new TreeSet<>(encodings);
        if (encoding.equals(CUT)) {
            more.removeAll(OF_THE_BEGINNING);
        }
        if (encoding.equals(HEAD)) {
            more.removeAll(OF_THE_END);
        }
        more.add(encoding);
        return new Mark(label, name, at, more, number);
    }

    /// The same without one of the things that were done to it.
    public Mark lacking(String encoding) {
        if (!encodings.contains(encoding)) {
            return this;
        }
        Set<String> fewer = new TreeSet<>(encodings);
        fewer.remove(encoding);
        return new Mark(label, name, at, fewer, number);
    }

    /// What is known of a text whose part this is, as far as it holds for the part.
    Set<String> kept(Set<String> known) {
        Set<String> kept = encodings.contains(CUT) ? without(known, OF_THE_BEGINNING) : known;
        return encodings.contains(HEAD) ? without(kept, OF_THE_END) : kept;
    }

    private static Set<String> without(Set<String> known, Set<String> lost) {
        if (Collections.disjoint(known, lost)) {
            return known;
        }
        Set<String> kept = new TreeSet<>(known);
        kept.removeAll(lost);
        return kept;
    }

    Mark decoded() {
        if (encodings.stream().noneMatch(CODES::contains)) {
            return this;
        }
        Set<String> fewer = new TreeSet<>(encodings);
        fewer.removeAll(CODES);
        return new Mark(label, name, at, fewer, number);
    }

    /// The same data under a more telling name: the field of a body.
    public Mark named(String other) {
        return new Mark(label, other, at, encodings, number);
    }

    @Override
    public int compareTo(Mark other) {
        if (this == other) {
            return 0;
        }
        int order = at.compareTo(other.at);
        order = order != 0 ? order : label.compareTo(other.label);
        order = order != 0 ? order : name.compareTo(other.name);
        return order != 0 ? order : done.compareTo(other.done);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Mark that && hash == that.hash && number == that.number && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return label + " " + name + " " + at + done;
    }
}
