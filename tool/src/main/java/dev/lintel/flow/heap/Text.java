package dev.lintel.flow.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The parts of a text that was put together and is not constant.
public record Text(List<Part> parts) {
    private static final int MOST = 40;
    private static final int LONGEST = 8_000;

    public Text {
        parts = List.copyOf(parts);
    }

    /// A stretch of a text.
    public sealed interface Part {
        record Fixed(String text) implements Part {}

        record Open(Marks marks) implements Part {}
    }

    public static Text open(Marks marks) {
        return new Text(List.of(new Part.Open(marks)));
    }

    public static Text fixed(String text) {
        return new Text(text.isEmpty() ? List.of() : List.of(new Part.Fixed(text)));
    }

    public Text plus(Text tail) {
        List<Part> all = new ArrayList<>(parts);
        for (Part each : tail.parts) {
            Part last = all.isEmpty() ? null : all.getLast();
            if (last instanceof Part.Fixed before
                    && each instanceof Part.Fixed after
                    && before.text().length() + after.text().length() <= LONGEST) {
                all.set(all.size() - 1, new Part.Fixed(before.text() + after.text()));
            } else if (all.size() < MOST) {
                all.add(each);
            } else {
                Marks marks = Marks.NONE;
                if (last instanceof Part.Open before) {
                    marks = marks.plus(before.marks());
                }
                if (each instanceof Part.Open after) {
                    marks = marks.plus(after.marks());
                }
                all.set(all.size() - 1, new Part.Open(marks));
            }
        }
        return new Text(all);
    }

    /// Either of two texts: part by part where both are made alike, else what both begin with, then something open
    /// with all that is untrusted in them.
    Text or(Text other, Marks marks) {
        if (equals(other)) {
            return this;
        }
        if (isMadeLike(other)) {
            List<Part> either = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                either.add(
                        parts.get(i) instanceof Part.Open one && other.parts.get(i) instanceof Part.Open two
                                ? new Part.Open(one.marks().plus(two.marks()))
                                : parts.get(i));
            }
            return new Text(either);
        }
        List<Part> common = new ArrayList<>();
        int i = 0;
        while (i < parts.size() && i < other.parts.size() && parts.get(i).equals(other.parts.get(i))) {
            common.add(parts.get(i++));
        }
        if (i < parts.size()
                && i < other.parts.size()
                && parts.get(i) instanceof Part.Fixed one
                && other.parts.get(i) instanceof Part.Fixed two) {
            int same = commonPrefix(one.text(), two.text());
            if (same > 0) {
                common.add(new Part.Fixed(one.text().substring(0, same)));
            }
        }
        common.add(new Part.Open(marks));
        return new Text(common);
    }

    /// Whether the fixed parts are the same and stand at the same places: what a check says of the others, say.
    private boolean isMadeLike(Text other) {
        if (parts.size() != other.parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            boolean bothOpen = parts.get(i) instanceof Part.Open && other.parts.get(i) instanceof Part.Open;
            if (!bothOpen && !parts.get(i).equals(other.parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static int commonPrefix(String one, String two) {
        int i = 0;
        while (i < one.length() && i < two.length() && one.charAt(i) == two.charAt(i)) {
            i++;
        }
        return i;
    }

    public Text map(UnaryOperator<Marks> change) {
        return new Text(parts.stream()
                .map(part -> part instanceof Part.Open open ? new Part.Open(change.apply(open.marks())) : part)
                .toList());
    }
}
