package dev.lintel.read.java;

import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Type;
import java.util.ArrayList;
import java.util.List;

/// Finds the methods of a name that a receiver has (JLS 15.12.2.1), overridden ones left out, nearest first.
record Candidates(Typing typing, SourceType from) {
    /// @param receiver any type; nothing is found for primitives and unknown ones
    List<Candidate> of(Type receiver, String name) {
        Type.Declared type = Typing.receiver(receiver);
        Members members = type == null ? null : typing.members(type);
        if (type == null || members == null) {
            return List.of();
        }
        Substitution outer = members.seen(type.arguments());
        List<Candidate> found = new ArrayList<>();
        for (Members.Inherited each : members.inherited(name)) {
            if (isAccessible(each.method(), type.name())) {
                found.add(new Candidate(each.method(), each.through(outer)));
            }
        }
        return found;
    }

    List<Candidate> constructors(Type.Declared type) {
        Members members = typing.members(type);
        if (members == null) {
            return List.of();
        }
        Substitution owned = members.seen(type.arguments());
        List<Candidate> found = new ArrayList<>();
        for (Method each : members.methods("<init>")) {
            if (isAccessible(each, type.name())) {
                found.add(new Candidate(each, owned));
            }
        }
        return found.isEmpty()
                ? members.methods("<init>").stream()
                        .map(each -> new Candidate(each, owned))
                        .toList()
                : found;
    }

    /// JLS 6.6.1, but for protected members, which are let through.
    private boolean isAccessible(Method method, String receiver) {
        if (method.is(Modifier.PUBLIC) || method.is(Modifier.PROTECTED)) {
            return true;
        }
        String owner = method.id().owner();
        if (method.is(Modifier.PRIVATE)) {
            return owner.equals(receiver) && typing.world().source(owner, from.module()) == null
                    || sharesTopLevel(owner);
        }
        SourceType source = typing.world().source(owner, from.module());
        String itsPackage = source != null ? source.file().packageName() : packageOf(owner);
        return itsPackage.equals(from.file().packageName());
    }

    private boolean sharesTopLevel(String owner) {
        SourceType source = typing.world().source(owner, from.module());
        return source != null && top(source) == top(from);
    }

    private static SourceType top(SourceType type) {
        SourceType top = type;
        for (SourceType outer = type.outer(); outer != null; outer = outer.outer()) {
            top = outer;
        }
        return top;
    }

    private String packageOf(String owner) {
        return typing.world()
                .libraryDeclaration(owner)
                .map(each -> each.packageName())
                .orElse("");
    }
}
