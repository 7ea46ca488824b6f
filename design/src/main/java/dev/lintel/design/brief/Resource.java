package dev.lintel.design.brief;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A thing that the service keeps.
///
/// @param rows how many there are in the first year; from the brief or assumed
/// @param owner the field that names whose it is, when it has an owner
/// @param states from a state to those that may follow; empty without a life cycle; the first is where it begins
/// @param access who may do what, by operation: `create`, `read`, `update`, `delete` and the resource's own words
public record Resource(
        String name,
        List<Field> fields,
        Optional<Reference> owner,
        List<Reference> references,
        List<Part> parts,
        Map<String, List<String>> states,
        long rows,
        boolean rowsSaid,
        Map<String, List<Who>> access,
        boolean audited,
        Optional<String> retain,
        int line) {
    public Resource {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
        parts = List.copyOf(parts);
    }

    public Optional<Field> field(String called) {
        return fields.stream().filter(each -> each.name().equals(called)).findFirst();
    }

    public boolean isAccount() {
        return field("password").filter(f -> f.type() == Type.SECRET).isPresent()
                && fields.stream().anyMatch(f -> f.type() == Type.EMAIL);
    }

    public List<Who> who(String operation) {
        return access.getOrDefault(operation, List.of());
    }

    /// Whether nobody at all may do this.
    public boolean isClosed(String operation) {
        return who(operation).isEmpty();
    }

    public Optional<String> firstState() {
        return states.keySet().stream().findFirst();
    }

    /// @param name of the field, as in Java
    /// @param restrict whether the row that is named may not be deleted while this one is there
    public record Reference(String name, String to, boolean optional) {}

    /// `items: OrderItem 1..100 composed`: rows that live and die with this one.
    public record Part(String name, String of, int from, int to) {}

    /// Who may: everybody, whoever owns the row (or the row that it refers to), or a role; perhaps only in a state.
    ///
    /// @param of `public`, `owner`, `order.owner` or a role
    public record Who(String of, Optional<String> when) {
        public boolean isPublic() {
            return of.equals("public");
        }

        public boolean isOwner() {
            return of.equals("owner") || of.endsWith(".owner");
        }

        @Override
        public String toString() {
            return of + when.map(state -> " when " + state).orElse("");
        }
    }
}
