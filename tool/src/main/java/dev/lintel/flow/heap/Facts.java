package dev.lintel.flow.heap;

import dev.lintel.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What checks have shown of texts from outside, on the way that was taken. A fact holds for a text wherever it is
/// kept: also where the check was a function that somebody else ran, or its answer was kept in a variable, so that
/// nothing where the text is used was part of the check.
///
/// @param ofTexts the encodings that a text counts as having now
/// @param ofAll those that the whole process asks of itself from now on, whatever the text
public record Facts(Map<Origin, Set<String>> ofTexts, Set<String> ofAll) {
    public static final Facts NONE = new Facts(Map.of(), Set.of());
    private static final String EVERYWHERE = "any";
    private static final String UPLOAD = "upload";
    /// A text from outside, whatever was done to it since, stands for the name of every uploaded file.
    private static final Origin UPLOADS = new Origin(UPLOAD, "", Optional.empty());
    /// The ending of an upload's name is one of those that were meant.
    public static final Facts OF_UPLOADS = of(UPLOADS, Set.of("ending"));
    /// Labels under which one request has one text for each name, wherever it is read.
    private static final Set<String> BY_NAME = Set.of("parameter", "header", "cookie", "path");

    public Facts {
        ofTexts = Map.copyOf(ofTexts);
        ofAll = Set.copyOf(ofAll);
    }

    /// A text from outside, whatever was done to it since.
    public record Origin(String label, String name, Optional<Span> at) {
        static Origin of(Mark mark) {
            boolean byName = BY_NAME.contains(mark.label()) && !mark.name().isEmpty();
            return new Origin(mark.label(), mark.name(), byName ? Optional.empty() : Optional.of(mark.at()));
        }
    }

    public static Facts of(Origin text, Set<String> encodings) {
        return encodings.isEmpty() ? NONE : new Facts(Map.of(text, encodings), Set.of());
    }

    public static Facts ofAll(String encoding) {
        return new Facts(Map.of(), Set.of(encoding));
    }

    /// Almost always of nothing, or of the same.
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || other instanceof Facts that && ofTexts.equals(that.ofTexts) && ofAll.equals(that.ofAll);
    }

    @Override
    public int hashCode() {
        return isEmpty() ? 0 : 31 * ofTexts.hashCode() + ofAll.hashCode();
    }

    public boolean isEmpty() {
        return ofTexts.isEmpty() && ofAll.isEmpty();
    }

    /// Both are known.
    public Facts plus(Facts other) {
        if (other.isEmpty() || other == this) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        Map<Origin, Set<String>> all = new HashMap<>(ofTexts);
        other.ofTexts.forEach((text, more) -> all.merge(text, more, Facts::both));
        return new Facts(all, both(ofAll, other.ofAll));
    }

    /// Either is known. What the process asks of itself stays from the first time on, also for other requests.
    Facts or(Facts other) {
        if (equals(other)) {
            return this;
        }
        Map<Origin, Set<String>> common = new HashMap<>();
        ofTexts.forEach((text, mine) -> {
            Set<String> shared = common(mine, other.ofTexts.getOrDefault(text, Set.of()));
            if (!shared.isEmpty()) {
                common.put(text, shared);
            }
        });
        Set<String> all = both(ofAll, other.ofAll);
        return common.isEmpty() && all.isEmpty() ? NONE : new Facts(common, all);
    }

    /// Those of some texts.
    Facts of(Predicate<Origin> texts) {
        Map<Origin, Set<String>> some = new HashMap<>(ofTexts);
        return some.keySet().removeIf(text -> !text.equals(UPLOADS) && !texts.test(text))
                ? new Facts(some, ofAll)
                : this;
    }

    /// What is harmless anywhere is harmless where the other is.
    private static Set<String> common(Set<String> one, Set<String> other) {
        if (one.contains(EVERYWHERE) || other.contains(EVERYWHERE)) {
            return one.contains(EVERYWHERE) ? other : one;
        }
        Set<String> shared = new HashSet<>(one);
        shared.retainAll(other);
        return shared;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        if (one.containsAll(other)) {
            return one;
        }
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /// A mark with all that is known of its text.
    public Mark shownOf(Mark mark) {
        Mark shown = mark;
        for (String each : of(mark)) {
            shown = shown.encoded(each);
        }
        return shown;
    }

    public static boolean isUpload(Mark mark) {
        return mark.label().equals(UPLOAD);
    }

    /// What is known of a text beyond what was done to it.
    public Set<String> of(Mark mark) {
        if (isEmpty()) {
            return Set.of();
        }
        Set<String> known = both(mark.kept(ofTexts.getOrDefault(mark.origin(), Set.of())), ofAll);
        return isUpload(mark) ? both(known, mark.kept(ofTexts.getOrDefault(UPLOADS, Set.of()))) : known;
    }
}
