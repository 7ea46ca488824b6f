package dev.lintel.flow.run;

import dev.lintel.code.TypeDeclaration;
import dev.lintel.flow.heap.Facts;
import dev.lintel.flow.heap.Marks;
import dev.lintel.flow.heap.ObjectId;
import dev.lintel.flow.heap.Slot;
import dev.lintel.flow.heap.Text;
import dev.lintel.flow.heap.Thing;
import dev.lintel.flow.heap.Trail;
import dev.lintel.flow.heap.Value;
import dev.lintel.flow.knowledge.AccessPath;
import dev.lintel.flow.knowledge.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the answer of a library's call says of texts from outside that took part in it: `ALLOWED.contains(name)` is
/// true for harmless names only. [Guards] knows the same of the variables in a condition; here it goes with the
/// answer, wherever that is looked at.
final class Implications {
    /// Harmless everywhere.
    private static final Set<String> ANY = Set.of("any");
    private static final Set<String> CONTAIN = Set.of("contains", "containsKey", "containsValue");
    private static final Set<String> THERE = Set.of("nonNull", "isNotBlank", "isNotEmpty", "hasText", "hasLength");
    private static final Set<String> MISSING = Set.of("isNull", "isBlank", "isEmpty");
    private static final Set<String> LETTERS = Set.of("toLowerCase", "toUpperCase");
    private static final String HOST = "host";
    /// What a host that was decided excuses.
    private static final Set<String> OF_HOST = Set.of("url", "redirect");
    /// What was done to a text of which only a part is left.
    private static final Set<String> PARTS = Set.of("cut", "head");

    /// What says which characters a text does not have.
    private static final Set<String> OF_CHARACTERS = Set.of("log-line");

    private static final Pattern SELECT = Pattern.compile("(?is)\\s*select\\b(?!.*\\bor\\b).*");
    /// A place for a value in a statement, behind `=` or not.
    private static final Pattern PLACE = Pattern.compile("(=\\s*)?\\?");
    private static final Slot INPUT = new Slot.Field("input");

    private final Frame frame;
    private final Library library;
    private final Membership membership;
    private final UploadNames uploads;

    Implications(Frame frame, Library library) {
        this.frame = frame;
        this.library = library;
        this.membership = new Membership(frame);
        this.uploads = new UploadNames(frame, membership);
    }

    /// The answer with what follows from it. What follows from the return alone is known from now on.
    Value of(Invocation call, Value said) {
        Value answer = uploads.of(call, said);
        if (call.arity() == 0 && (call.name().equals("matches") || Patterns.isSearch(call.name(), 0))) {
            return matcher(call, answer);
        }
        if (!call.receiver().whenSome().isEmpty() && call.arity() == 0) {
            return ofRows(call, answer);
        }
        boolean about = isAbout(call.receiver());
        boolean listing = CONTAIN.contains(call.name())
                || Membership.lookedFor(call.callee(), call.arity()) != Membership.NO_ARGUMENT;
        for (Value each : call.arguments()) {
            about |= isAbout(each) || listing && isMadeUnread(each);
        }
        if (!about) {
            return answer;
        }
        if (LETTERS.contains(call.name()) && call.receiver().verbatim() != null) {
            return answer.asGiven();
        }
        if (isEnumConstant(call)) {
            frame.store(frame.store().knowing(decided(call.argument(0))));
        }
        List<Role> roles = library.roles(call).orElse(List.of());
        frame.store(frame.store().knowing(guards(call, roles, Role.When.RETURNS)));
        Facts yes = guards(call, roles, Role.When.TRUE);
        Facts no = guards(call, roles, Role.When.FALSE);
        return asked(call, answer.answering(yes, no));
    }

    /// `Column.valueOf(name)` of an enum of the target's own, which refuses every text that is no constant's name.
    private boolean isEnumConstant(Invocation call) {
        return call.isStatic()
                && call.name().equals("valueOf")
                && call.arity() == 1
                && frame.world()
                        .program()
                        .type(call.callee().owner())
                        .filter(type -> type.kind() == TypeDeclaration.Kind.ENUM)
                        .isPresent();
    }

    private static boolean isAbout(Value value) {
        return value.verbatim() != null
                || value.isAssembled() && !value.marks().isEmpty()
                || !value.whenYes().isEmpty()
                || !value.whenNo().isEmpty()
                || !value.marks().isEmpty() && (isHost(value) || UploadNames.isOne(value));
    }

    private Value asked(Invocation call, Value answer) {
        Value first = call.argument(0);
        return switch (call.name()) {
            case "equals", "equalsIgnoreCase", "contentEquals" ->
                call.arity() == 2
                        ? same(first, call.argument(1), answer)
                        : call.arity() == 1 ? same(call.receiver(), first, answer) : answer;
            case "queryForObject", "queryForRowSet", "queryForList", "query" -> queried(call, answer);
            case String name
            when name.startsWith("existsBy") && call.arity() == 1 -> answer.answering(decided(first), Facts.NONE);
            case String name when name.startsWith("countBy") && call.arity() == 1 -> answer.counting(decided(first));
            case "startsWith" ->
                call.arity() == 2
                        ? answer.answering(begun(first, call.argument(1)), Facts.NONE)
                        : answer.answering(begun(call.receiver(), first), Facts.NONE);
            case "endsWith" -> answer.answering(under(call.receiver(), first), Facts.NONE);
            case "matches" -> pattern(call, answer);
            case String name
            when CONTAIN.contains(name) && call.arity() == 1 ->
                membership.isTrusted(call.receiver(), name.equals("containsKey"))
                        ? answer.answering(listed(first), Facts.NONE)
                        : answer;
            case String name
            when THERE.contains(name) && call.arity() == 1 -> answer.answering(first.whenYes(), Facts.NONE);
            case String name
            when MISSING.contains(name) && call.arity() == 1 -> answer.answering(Facts.NONE, first.whenYes());
            default -> among(call, answer);
        };
    }

    /// `equalsAny(value, A, B)`, `contains(ALLOWED, value)`
    private Value among(Invocation call, Value answer) {
        int lookedFor = Membership.lookedFor(call.callee(), call.arity());
        return lookedFor != Membership.NO_ARGUMENT && membership.isAmongOwn(call.arguments(), lookedFor)
                ? answer.answering(listed(call.argument(lookedFor)), Facts.NONE)
                : answer;
    }

    /// What stands in a list of the program's own. Whatever code that is not read makes of an address so that it
    /// can be looked up in a list, an address whose host somebody chose freely is no longer known to come through.
    private static Facts listed(Value value) {
        Facts known = decided(value);
        Facts.Origin address = known.isEmpty() && isMadeUnread(value) ? value.origin() : null;
        return address == null ? known : Facts.of(address, OF_HOST);
    }

    /// Whether code that is not read made it of one text from outside, and not as its beginning or end.
    private static boolean isMadeUnread(Value value) {
        Marks marks = value.marks();
        return value.verbatim() == null
                && !marks.isEmpty()
                && marks.trails().values().stream().noneMatch(Trail::sure)
                && isWhole(marks);
    }

    // ---- equality

    /// The answer to whether two values are the same.
    static Value same(Value one, Value other, Value answer) {
        Value known = answer.answering(equal(one, other).plus(equal(other, one)), Facts.NONE);
        if (other.isNull()) {
            Value denied = known.denying(one);
            return UploadNames.isOne(one) ? denied.answering(Facts.OF_UPLOADS, Facts.NONE) : denied;
        }
        if (Boolean.TRUE.equals(one.single())) {
            return known.answering(other.whenYes(), other.whenNo());
        }
        return Boolean.TRUE.equals(other.single()) ? known.answering(one.whenYes(), one.whenNo()) : known;
    }

    private static Facts equal(Value text, Value other) {
        boolean trusted = Membership.isOwn(other.marks()) && other.objects().isEmpty() && !other.isNothing();
        if (!trusted || other.isNull()) {
            return Facts.NONE;
        }
        return UploadNames.isOne(text) ? decided(text).plus(Facts.OF_UPLOADS) : decided(text);
    }

    /// A text, or the host of an address, that is one of those that were meant.
    private static Facts decided(Value value) {
        Facts.Origin whole = value.verbatim();
        if (whole != null) {
            return Facts.of(whole, ANY);
        }
        Facts.Origin address = isHost(value) ? value.origin() : null;
        return address == null ? Facts.NONE : Facts.of(address, OF_HOST);
    }

    private static boolean isHost(Value value) {
        Marks marks = value.marks();
        return !marks.isEmpty() && marks.all(each -> each.encodings().contains(HOST));
    }

    /// `host.endsWith("." + domain)`; without the dot `evil-example.com` would end so too.
    private static Facts under(Value host, Value domain) {
        boolean behindDot = Membership.isOwn(domain.marks()) && isBehindDot(domain);
        return behindDot && isHost(host) ? decided(host) : Facts.NONE;
    }

    private static boolean isBehindDot(Value domain) {
        return domain.onlyConstants()
                ? domain.constants().stream().allMatch(each -> each instanceof String text && text.startsWith("."))
                : domain.isAssembled()
                        && domain.text().parts().stream().findFirst().stream()
                                .anyMatch(each -> each instanceof Text.Part.Fixed(String text) && text.startsWith("."));
    }

    /// `address.startsWith(prefix)`
    private static Facts begun(Value address, Value prefix) {
        Facts.Origin whole = address.verbatim();
        String decided = Prefixes.decides(prefix);
        return whole == null || decided == null ? Facts.NONE : Facts.of(whole, Set.of(decided));
    }

    // ---- what is stored

    /// The answer to a comparison with a number: `count > 0` says that there is some.
    static Value compared(String operator, Value left, Value right, Value answer) {
        if (left.whenSome().isEmpty() || right.integer() == null) {
            return answer;
        }
        int number = right.integer();
        Facts some = left.whenSome();
        return switch (operator) {
            case ">" -> number >= 0 ? answer.answering(some, Facts.NONE) : answer;
            case ">=" -> number >= 1 ? answer.answering(some, Facts.NONE) : answer;
            case "<" -> number <= 1 ? answer.answering(Facts.NONE, some) : answer;
            case "<=" -> number == 0 ? answer.answering(Facts.NONE, some) : answer;
            case "==" -> number == 0 ? answer.answering(Facts.NONE, some) : answer.answering(some, Facts.NONE);
            default -> answer;
        };
    }

    /// The answer of a query that asks for rows whose column is a text: where there is one, the text is what stands
    /// there.
    private static Value queried(Invocation call, Value answer) {
        String statement = call.argument(0).string();
        if (statement == null || !SELECT.matcher(statement).matches()) {
            return answer;
        }
        List<Facts> found = new ArrayList<>();
        List<Value> bound = call.arguments().subList(1, call.arity());
        Matcher places = PLACE.matcher(statement);
        int firstBound = bound.size() - (int) places.results().count();
        if (firstBound < 0) {
            return answer;
        }
        places.reset();
        for (int i = firstBound; places.find(); i++) {
            if (places.group(1) != null) {
                found.add(decided(bound.get(i)));
            }
        }
        return answer.counting(found.stream().reduce(Facts.NONE, Facts::plus));
    }

    /// What is asked of the rows that a query gave.
    private static Value ofRows(Invocation call, Value answer) {
        Facts some = call.receiver().whenSome();
        return switch (call.name()) {
            case "next", "first", "last", "isPresent" -> answer.answering(some, Facts.NONE);
            case "isEmpty" -> answer.answering(Facts.NONE, some);
            case "size", "intValue", "longValue", "stream", "iterator" -> answer.counting(some);
            default -> answer;
        };
    }

    // ---- patterns

    private static Value pattern(Invocation call, Value answer) {
        boolean alone = call.isStatic() && call.arity() == 2;
        Value text = alone ? call.argument(1) : call.receiver();
        return matching(call.name(), call.argument(0), text, answer);
    }

    /// `pattern.matcher(text).matches()`
    private Value matcher(Invocation call, Value answer) {
        Value known = answer;
        if (call.receiver().objects().size() == 1 && !call.receiver().isOpen()) {
            ObjectId only = call.receiver().objects().iterator().next();
            Thing matcher = frame.thing(only);
            known = matcher == null || !matcher.has(INPUT)
                    ? answer
                    : matching(call.name(), matcher.read(Patterns.REGEX), matcher.read(INPUT), answer);
        }
        return known;
    }

    private static Value matching(String name, Value pattern, Value text, Value answer) {
        String regex = pattern.string();
        Facts.Origin whole = text.verbatim();
        return regex == null || whole == null
                ? answer
                : answer.answering(Facts.of(whole, Patterns.harmless(name, regex)), Facts.NONE);
    }

    // ---- what the knowledge says

    private Facts guards(Invocation call, List<Role> roles, Role.When when) {
        Facts known = Facts.NONE;
        for (Role role : roles) {
            if (role instanceof Role.Guard guard
                    && guard.when() == when
                    && guard.on().whole()) {
                known = known.plus(guarded(tested(call, guard.on()), guard));
            }
        }
        return known;
    }

    private static Value tested(Invocation call, AccessPath path) {
        return switch (path.root()) {
            case AccessPath.Root.This _ -> call.receiver();
            case AccessPath.Root.Argument argument -> call.argument(argument.index());
            case AccessPath.Root.EveryArgument _, AccessPath.Root.Result _ -> Value.NOTHING;
        };
    }

    private static Facts guarded(Value tested, Role.Guard guard) {
        Facts.Origin whole = tested.verbatim();
        boolean afterwards = guard.after().isEmpty()
                || tested.marks()
                        .all(each -> each.encodings().contains(guard.after().get()));
        if (whole == null && tested.isAssembled() && OF_CHARACTERS.contains(guard.encoding())) {
            return ofParts(tested.text(), guard.encoding());
        }
        return whole != null && afterwards ? Facts.of(whole, Set.of(guard.encoding())) : Facts.NONE;
    }

    /// What lacks in a text lacks in each text from outside that it was put together of.
    private static Facts ofParts(Text text, String encoding) {
        Facts known = Facts.NONE;
        for (Text.Part each : text.parts()) {
            Facts.Origin part = each instanceof Text.Part.Open(Marks marks) && isWhole(marks) ? marks.origin() : null;
            known = part == null ? known : known.plus(Facts.of(part, Set.of(encoding)));
        }
        return known;
    }

    private static boolean isWhole(Marks marks) {
        return marks.all(each -> Collections.disjoint(each.encodings(), PARTS));
    }
}
