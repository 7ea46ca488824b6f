package dev.lintel.flow.run;

import dev.lintel.flow.heap.Facts;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.Endings;
import java.util.List;
import java.util.Set;

/// What a check says of the ending of an uploaded file's name. The ending is mostly cut off, checked and left, and
/// the
/// file stored under a name of which it is a part; so what is shown of it counts for the names of all uploads of the
/// request.
final class UploadNames {
    private static final Set<String> ENDS = Set.of("endsWith", "endsWithIgnoreCase", "endsWithAny", "isExtension");
    private static final Set<String> ONE_OF =
            Set.of("contains", "containsKey", "containsIgnoreCase", "containsAny", "equalsAny", "equalsAnyIgnoreCase");
    /// Without an ending it is neither page nor program.
    private static final Set<String> EMPTY = Set.of("isEmpty", "isBlank", "isNull");

    private static final Set<String> THERE = Set.of("isNotEmpty", "isNotBlank", "hasText", "hasLength", "nonNull");
    private static final Slot INPUT = new Slot.Field("input");

    private final Frame frame;
    private final Membership membership;

    UploadNames(Frame frame, Membership membership) {
        this.frame = frame;
        this.membership = membership;
    }

    static boolean isOne(Value value) {
        return !value.marks().all(mark -> !Facts.isUpload(mark));
    }

    Value of(Invocation call, Value answer) {
        if (EMPTY.contains(call.name()) && isOne(tested(call))) {
            return answer.answering(Facts.OF_UPLOADS, Facts.NONE);
        }
        if (THERE.contains(call.name()) && isOne(tested(call))) {
            return answer.answering(Facts.NONE, Facts.OF_UPLOADS);
        }
        boolean said = switch (call.name()) {
            case "matches", "find" -> matched(call);
            case String name when ENDS.contains(name) -> ends(call);
            case String name when ONE_OF.contains(name) -> isOneOf(call);
            default -> false;
        };
        return said ? answer.answering(Facts.OF_UPLOADS, Facts.NONE) : answer;
    }

    private static Value tested(Invocation call) {
        return call.isStatic() ? call.argument(0) : call.receiver();
    }

    /// `name.endsWith(".png")`, `FilenameUtils.isExtension(name, ALLOWED)`.
    private boolean ends(Invocation call) {
        Value name = tested(call);
        List<Value> endings = call.arguments().subList(call.isStatic() ? 1 : 0, call.arity());
        return isOne(name) && !endings.isEmpty() && endings.stream().allMatch(this::isPassive);
    }

    private boolean isPassive(Value ending) {
        Value all = ending.onlyConstants() ? ending : membership.members(ending, false);
        return all.onlyConstants()
                ? all.constants().stream().allMatch(each -> each instanceof String text && Endings.isPassive(text))
                : Membership.isOwn(frame.deep(ending));
    }

    /// `ALLOWED.contains(ending)`, `"png,jpg".contains(ending)`, `ArrayUtils.contains(ALLOWED, ending)`,
    /// `equalsAny(ending, "png", "jpg")`. That a name contains some text says nothing of its end.
    private boolean isOneOf(Invocation call) {
        if (!call.isStatic()) {
            return call.arity() == 1 && isOne(call.argument(0)) && isOwn(call.receiver());
        }
        if (call.arity() < 2) {
            return false;
        }
        return call.name().startsWith("equals")
                ? isOne(call.argument(0))
                        && call.arguments().subList(1, call.arity()).stream().allMatch(this::isOwn)
                : isOne(call.argument(1)) && isOwn(call.argument(0));
    }

    private boolean isOwn(Value value) {
        return !value.isNothing() && Membership.isOwn(frame.deep(value));
    }

    private boolean matched(Invocation call) {
        boolean whole = call.name().equals("matches");
        if (call.arity() == 0 && call.receiver().objects().size() == 1) {
            ObjectId only = call.receiver().objects().iterator().next();
            Thing matcher = frame.thing(only);
            return matcher != null
                    && matcher.has(INPUT)
                    && isDecided(matcher.read(INPUT), matcher.read(Patterns.REGEX), whole);
        }
        return whole
                && (call.isStatic()
                        ? call.arity() == 2 && isDecided(call.argument(1), call.argument(0), true)
                        : call.arity() == 1 && isDecided(call.receiver(), call.argument(0), true));
    }

    private static boolean isDecided(Value name, Value regex, boolean whole) {
        String expression = regex.string();
        return isOne(name) && expression != null && Endings.decides(expression, whole);
    }
}
