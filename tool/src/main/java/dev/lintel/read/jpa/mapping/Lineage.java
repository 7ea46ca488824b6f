package dev.lintel.read.jpa.mapping;

import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.read.jpa.mapping.Members.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mapped class and what it inherits persistent attributes from, the topmost first.
///
/// @param complete whether every superclass could be seen
record Lineage(List<Level> levels, boolean complete) {
    private static final int LONGEST = 20;

    Lineage {
        levels = List.copyOf(levels);
    }

    /// @param plain neither entity nor mapped superclass: its attributes are not persistent
    record Level(TypeDeclaration type, List<Member> members, boolean entity, boolean plain) {
        Level {
            members = List.copyOf(members);
        }
    }

    static Lineage of(TypeDeclaration type, Type used, Mapped mapped) {
        List<TypeDeclaration> classes = new ArrayList<>();
        List<Map<String, Type>> arguments = new ArrayList<>();
        TypeDeclaration at = type;
        Map<String, Type> filled = Members.arguments(type, used, Map.of());
        boolean complete = true;
        while (classes.size() < LONGEST) {
            classes.addFirst(at);
            arguments.addFirst(filled);
            Optional<Type> above = at.superclass().filter(it -> !it.equals(Type.OBJECT) && !it.is("java.lang.Record"));
            if (above.isEmpty()) {
                break;
            }
            Optional<TypeDeclaration> next = mapped.program().type(above.get().erasure());
            if (next.isEmpty()) {
                complete = false;
                break;
            }
            filled = Members.arguments(next.get(), above.get(), filled);
            at = next.get();
        }
        return new Lineage(levels(classes, arguments, mapped), complete);
    }

    private static List<Level> levels(List<TypeDeclaration> classes, List<Map<String, Type>> arguments, Mapped mapped) {
        Members members = new Members(mapped.constants());
        Access access = classes.stream()
                .map(members::access)
                .filter(each -> each != Access.UNDECIDED)
                .findFirst()
                .orElseGet(() -> members.guess(classes.getLast()));
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            TypeDeclaration type = classes.get(i);
            Marks marks = mapped.marks(type);
            boolean entity =
                    marks.has("Entity") || marks.has("Table") || marks.has("MappedEntity") || mapped.isStored(type);
            boolean plain =
                    !entity && !marks.has("MappedSuperclass") && !marks.has("Embeddable") && i < classes.size() - 1;
            Access own = members.access(type);
            levels.add(new Level(
                    type, members.of(type, own == Access.UNDECIDED ? access : own, arguments.get(i)), entity, plain));
        }
        return levels;
    }

    /// All persistent attributes; one that a subclass declares again counts once.
    List<Member> members() {
        Map<String, Member> members = new LinkedHashMap<>();
        for (Level level : levels) {
            if (!level.plain()) {
                level.members().forEach(member -> members.put(member.name(), member));
            }
        }
        return List.copyOf(members.values());
    }
}
