package dev.lintel.flow.heap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a register can hold: any of some constants, any of some objects, and, when it is open, something else of some
/// type. Constants, types and untrusted data are one value, so that a constant prunes a branch before anything flows
/// through it (Wegman and Zadeck 1991; Click and Cooper 1995).
public final class Value {
    /// Stands for `null` among constants.
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /// No value at all: the way here is never taken.
    public static final Value NOTHING = new Value(Set.of(), Set.of(), false, "", Marks.NONE, null);
    /// Anything, trusted.
    public static final Value ANY = new Value(Set.of(), Set.of(), true, "", Marks.NONE, null);

    private static final int MOST_CONSTANTS = 8;
    private static final int MOST_OBJECTS = 24;

    private final Set<Object> constants;
    private final Set<ObjectId> objects;
    private final boolean open;
    private final boolean nothing;
    private final String type;
    private final Marks marks;
    private final @Nullable Text text;
    private final boolean verbatim;
    private final @Nullable Answer answer;
    private final int hash;

    /// What follows when this answers a question: when it is `true`, or is there at all, when it is not, and when it
    /// counts or holds something.
    private record Answer(Facts yes, Facts no, Facts some) {}

    private Value(
            Set<Object> constants, Set<ObjectId> objects, boolean open, String type, Marks marks, @Nullable Text text) {
        this(constants, objects, open, type, marks, text, false, null);
    }

    private Value(
            Set<Object> constants,
            Set<ObjectId> objects,
            boolean open,
            String type,
            Marks marks,
            @Nullable Text text,
            boolean verbatim,
            @Nullable Answer answer) {
        this.constants = constants;
        this.objects = objects;
        this.open = open;
        this.nothing = !open && constants.isEmpty() && objects.isEmpty();
        this.type = type;
        this.marks = marks;
        this.text = text;
        this.verbatim = verbatim;
        this.answer = answer;
        this.hash = 31
                        * (31 * (31 * (31 * constants.hashCode() + objects.hashCode()) + marks.hashCode())
                                + Objects.hashCode(text)
                                + (open ? 1 : 0))
                + Objects.hashCode(answer);
    }

    // ---- making

    public static Value constant(@Nullable Object constant) {
        return new Value(Set.of(constant == null ? NULL : constant), Set.of(), false, "", Marks.NONE, null);
    }

    public static Value constants(Collection<?> constants) {
        return constants.isEmpty()
                ? NOTHING
                : constants.size() > MOST_CONSTANTS
                        ? ANY
                        : new Value(
                                Collections.unmodifiableSet(new LinkedHashSet<>(constants)),
                                Set.of(),
                                false,
                                "",
                                Marks.NONE,
                                null);
    }

    public static Value object(ObjectId object) {
        return new Value(Set.of(), Set.of(object), false, "", Marks.NONE, null);
    }

    /// Something of a type, as far as that is known; empty when not.
    public static Value open(String type) {
        return type.isEmpty() ? ANY : new Value(Set.of(), Set.of(), true, type, Marks.NONE, null);
    }

    public static Value open(String type, Marks marks) {
        return new Value(Set.of(), Set.of(), true, type, marks, null);
    }

    public static Value text(Text text) {
        Marks marks = Marks.NONE;
        for (Text.Part each : text.parts()) {
            if (each instanceof Text.Part.Open part) {
                marks = marks.plus(part.marks());
            }
        }
        return new Value(Set.of(), Set.of(), true, "java.lang.String", marks, text);
    }

    // ---- asking

    public boolean isNothing() {
        return nothing;
    }

    public Set<Object> constants() {
        return constants;
    }

    public Set<ObjectId> objects() {
        return objects;
    }

    /// Whether it may be something else than the constants and objects.
    public boolean isOpen() {
        return open;
    }

    /// The type of what is open, or empty.
    public String type() {
        return type;
    }

    public Marks marks() {
        return marks;
    }

    public boolean onlyConstants() {
        return !open && objects.isEmpty() && !constants.isEmpty();
    }

    /// The one constant that it is; `null` when there are several or others. [#NULL] stands for `null`.
    public @Nullable Object single() {
        return onlyConstants() && constants.size() == 1 ? constants.iterator().next() : null;
    }

    /// The one text that it is.
    public @Nullable String string() {
        return single() instanceof String string ? string : null;
    }

    public @Nullable Integer integer() {
        return switch (single()) {
            case Integer number -> number;
            case Long number when number == number.intValue() -> number.intValue();
            case Short number -> number.intValue();
            case Byte number -> number.intValue();
            case null, default -> null;
        };
    }

    public boolean isNull() {
        return single() == NULL;
    }

    public boolean mayBe(Object constant) {
        return open || constants.contains(constant);
    }

    /// The parts of the text that this is; one open part when nothing is known.
    public Text text() {
        if (text != null) {
            return text;
        }
        return single() instanceof Object one && one != NULL ? Text.fixed(String.valueOf(one)) : Text.open(marks);
    }

    public boolean isAssembled() {
        return text != null;
    }

    /// The text from outside that this is, letter by letter, when it is there; `null` when it is something else or
    /// was made from one.
    public Facts.@Nullable Origin verbatim() {
        return verbatim ? origin() : null;
    }

    /// The one text from outside that is in it; `null` when there are none or several.
    public Facts.@Nullable Origin origin() {
        return marks.origin();
    }

    /// What is known where this is `true`, or is there and not `null`.
    public Facts whenYes() {
        return answer == null ? Facts.NONE : answer.yes;
    }

    /// What is known where this is `false` or `null`.
    public Facts whenNo() {
        return answer == null ? Facts.NONE : answer.no;
    }

    /// What is known where this number is above zero, or where there is something in this.
    public Facts whenSome() {
        return answer == null ? Facts.NONE : answer.some;
    }

    private boolean mayBeYes() {
        return open
                || !objects.isEmpty()
                || constants.stream().anyMatch(each -> each != NULL && !Boolean.FALSE.equals(each));
    }

    private boolean mayBeNo() {
        return open || constants.contains(NULL) || constants.contains(false);
    }

    // ---- changing

    public Value or(Value other) {
        if (other == this || other.isNothing()) {
            return this;
        }
        if (isNothing()) {
            return other;
        }
        if (hash == other.hash && sameIgnoringTrails(other)) {
            Marks better = marks.plus(other.marks);
            return better == marks ? this : with(better, text);
        }
        boolean more = open || other.open;
        Set<Object> both = constants;
        if (!other.constants.isEmpty() && !constants.containsAll(other.constants)) {
            both = new LinkedHashSet<>(constants);
            both.addAll(other.constants);
            if (both.size() > MOST_CONSTANTS) {
                boolean nullable = both.contains(NULL);
                both = nullable ? Set.of(NULL) : Set.of();
                more = true;
            } else {
                both = Collections.unmodifiableSet(both);
            }
        }
        Set<ObjectId> all = objects;
        if (!other.objects.isEmpty() && !objects.containsAll(other.objects)) {
            all = new TreeSet<>(objects);
            all.addAll(other.objects);
            if (all.size() > MOST_OBJECTS) {
                List<ObjectId> first = new ArrayList<>(all).subList(0, MOST_OBJECTS);
                all = new TreeSet<>(first);
                more = true;
            }
            all = Collections.unmodifiableSet(all);
        }
        String joined = !open ? other.type : !other.open || type.equals(other.type) ? type : "";
        Marks together = marks.plus(other.marks);
        return new Value(
                both,
                all,
                more,
                joined,
                together,
                joinedText(other, together),
                isVerbatimWith(other),
                answerWith(other));
    }

    private boolean isVerbatimWith(Value other) {
        return verbatim
                ? other.saysNothing() || other.verbatim && Objects.equals(origin(), other.origin())
                : other.verbatim && saysNothing();
    }

    private @Nullable Answer answerWith(Value other) {
        if (answer == null && other.answer == null) {
            return null;
        }
        Facts yes = !mayBeYes() ? other.whenYes() : other.mayBeYes() ? whenYes().or(other.whenYes()) : whenYes();
        Facts no = !mayBeNo() ? other.whenNo() : other.mayBeNo() ? whenNo().or(other.whenNo()) : whenNo();
        Facts some = isNull()
                ? other.whenSome()
                : other.isNull() ? whenSome() : whenSome().or(other.whenSome());
        return answer(yes, no, some);
    }

    private static @Nullable Answer answer(Facts yes, Facts no, Facts some) {
        return yes.isEmpty() && no.isEmpty() && some.isEmpty() ? null : new Answer(yes, no, some);
    }

    private boolean sameIgnoringTrails(Value other) {
        return open == other.open
                && constants.equals(other.constants)
                && objects.equals(other.objects)
                && marks.equals(other.marks)
                && Objects.equals(text, other.text)
                && type.equals(other.type)
                && verbatim == other.verbatim
                && Objects.equals(answer, other.answer);
    }

    /// Whether it is no text at all or an empty one, which does nothing where the other is looked at.
    private boolean saysNothing() {
        return onlyConstants() && constants.stream().allMatch(each -> each == NULL || each.equals(""));
    }

    private @Nullable Text joinedText(Value other, Marks together) {
        if (text == null && other.text == null) {
            return null;
        }
        if (saysNothing() || other.saysNothing()) {
            return saysNothing() ? other.text : text;
        }
        Text joined = text().or(other.text(), together);
        return joined.parts().size() == 1 && joined.parts().getFirst() instanceof Text.Part.Open ? null : joined;
    }

    /// The same with other marks; the parts of its text change alike.
    public Value marked(UnaryOperator<Marks> change) {
        if (marks.isEmpty()) {
            return this;
        }
        Marks changed = change.apply(marks);
        return changed == marks ? this : with(changed, text == null ? null : text.map(change));
    }

    private Value with(Marks other, @Nullable Text parts) {
        return new Value(constants, objects, open, type, other, parts, verbatim && !other.isEmpty(), answer);
    }

    /// The same as the text from outside that it was marked for, as long as nothing is made of it.
    public Value asGiven() {
        boolean one = open && objects.isEmpty() && constants.isEmpty() && text == null && origin() != null;
        return one && !verbatim ? new Value(constants, objects, true, type, marks, text, true, answer) : this;
    }

    /// The same as an answer to a question, from which more follows.
    public Value answering(Facts yes, Facts no) {
        return answering(yes, no, Facts.NONE);
    }

    /// The same as a number or a collection of what was asked for: more follows where there is some.
    public Value counting(Facts some) {
        return answering(Facts.NONE, Facts.NONE, some);
    }

    private Value answering(Facts yes, Facts no, Facts some) {
        if (yes.isEmpty() && no.isEmpty() && some.isEmpty()) {
            return this;
        }
        Answer more = answer(whenYes().plus(yes), whenNo().plus(no), whenSome().plus(some));
        return new Value(constants, objects, open, type, marks, text, verbatim, more);
    }

    /// The answer to the opposite question.
    public Value denying(Value question) {
        return answering(question.whenNo(), question.whenYes());
    }

    public Value plus(Marks more) {
        Marks all = marks.plus(more);
        return all == marks ? this : new Value(constants, objects, true, type, all, null);
    }

    public Value withoutMarks() {
        return marks.isEmpty() ? this : marked(_ -> Marks.NONE);
    }

    public Value without(Object constant) {
        if (!constants.contains(constant)) {
            return this;
        }
        Set<Object> fewer = new LinkedHashSet<>(constants);
        fewer.remove(constant);
        return new Value(Collections.unmodifiableSet(fewer), objects, open, type, marks, text, verbatim, answer);
    }

    public Value typed(String other) {
        return type.equals(other) || !open
                ? this
                : new Value(constants, objects, open, other, marks, text, verbatim, answer);
    }

    /// Constants are forgotten, and it may be anything of its kind.
    public Value opened() {
        return open && constants.isEmpty()
                ? this
                : new Value(Set.of(), objects, true, type, marks, text, verbatim, answer);
    }

    public Value withObjects(Set<ObjectId> other) {
        return other.equals(objects)
                ? this
                : new Value(
                        constants,
                        Collections.unmodifiableSet(new TreeSet<>(other)),
                        open,
                        type,
                        marks,
                        text,
                        verbatim,
                        answer);
    }

    public Value onlyObjects() {
        return new Value(Set.of(), objects, false, "", Marks.NONE, null);
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Value that && that.hash == hash && sameIgnoringTrails(that);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return constants
                + (objects.isEmpty() ? "" : objects.toString())
                + (open ? "?" + type : "")
                + (marks.isEmpty() ? "" : marks.toString());
    }
}
