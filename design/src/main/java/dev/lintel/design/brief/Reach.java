package dev.lintel.design.brief;

import java.util.List;
import java.util.Optional;

/// How far a role's reading goes over the rows of a resource. Whoever makes a row can name in it only rows that they
/// may read: the service answers all others as if they were not there.
public enum Reach {
    /// None, whatever the row.
    NONE,
    /// Rows of one's own, or of what one owns.
    OWN,
    /// Rows of others too.
    OTHERS;

    public static Reach of(String role, Resource to) {
        if (to.isClosed("read")) {
            // nobody is shown them, and whoever knows an id may name it
            return OTHERS;
        }
        return to.who("read").stream()
                .map(who -> switch (who.caller()) {
                    case Who.Anyone _, Who.SignedIn _ -> OTHERS;
                    case Who.Holder(String reader) -> reader.equals(role) ? OTHERS : NONE;
                    case Who.Owner(Optional<String> through) -> through.isPresent() || canOwn(role, to) ? OWN : NONE;
                })
                .reduce(NONE, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    /// Accounts are everybody's; a row belongs to who made it, or to whom a script gave it.
    private static boolean canOwn(String role, Resource to) {
        List<Who> makers = to.who("create");
        return to.isCaller()
                || makers.isEmpty()
                || makers.stream()
                        .anyMatch(who -> !(who.caller() instanceof Who.Holder(String maker)) || maker.equals(role));
    }
}
