package dev.lintel.design.brief;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A thing that the service keeps. Its id (a UUID of version 7), its version and its two times need not be said.
///
/// @param people whether its rows are those whom a provider signs in, who own others without a password here
/// @param owner the field that names whose it is, when it has an owner
/// @param tenant the field that names the tenant that it belongs to
/// @param states from a state to those that may follow; empty without a life cycle; the first is where it begins
/// @param rows how many there are in the first year; from the brief or assumed
/// @param access who may do what: `create`, `read`, `update`, `delete`, and words that lead to a state (`refund`);
///     what nobody may do is absent
public record Resource(
        String name,
        boolean people,
        List<Field> fields,
        Optional<Reference> owner,
        Optional<Reference> tenant,
        List<Reference> references,
        List<Part> parts,
        SequencedMap<String, List<String>> states,
        long rows,
        boolean rowsSaid,
        SequencedMap<String, List<Who>> access,
        Audit audit,
        Optional<Retention> retention) {
    public Resource {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
        parts = List.copyOf(parts);
        states = Copies.of(states);
        access = Copies.of(access);
    }

    public Resource withRows(long many) {
        return new Resource(
                name,
                people,
                fields,
                owner,
                tenant,
                references,
                parts,
                states,
                many,
                rowsSaid,
                access,
                audit,
                retention);
    }

    public Optional<Field> field(String called) {
        return fields.stream().filter(each -> each.name().equals(called)).findFirst();
    }

    /// Whether people log in with it here.
    public boolean isAccount() {
        return password().isPresent() && email().isPresent();
    }

    /// Whether its rows are those who ask: their own is the one with the caller's id.
    public boolean isCaller() {
        return isAccount() || people;
    }

    public Optional<Field> password() {
        return fields.stream().filter(Field::isPassword).findFirst();
    }

    public Optional<Field> email() {
        return fields.stream().filter(each -> each.type() == Type.EMAIL).findFirst();
    }

    public Optional<Field> stateField() {
        return fields.stream().filter(each -> each.type() == Type.STATE).findFirst();
    }

    public List<Who> who(String operation) {
        return access.getOrDefault(operation, List.of());
    }

    /// Whether nobody at all may do this by a request.
    public boolean isClosed(String operation) {
        return who(operation).isEmpty();
    }

    public Optional<String> firstState() {
        return states.keySet().stream().findFirst();
    }

    /// Everything that refers to another row: owner, tenant, then the others.
    public Stream<Reference> links() {
        return Stream.of(owner.stream(), tenant.stream(), references.stream()).flatMap(each -> each);
    }

    /// Of a part: the whole number by which it counts.
    public Optional<Field> count() {
        return fields.stream()
                .filter(field -> field.type() == Type.INT && field.isWritable())
                .findFirst();
    }

    public Optional<Reference> link(String called) {
        return links().filter(each -> each.name().equals(called)).findFirst();
    }

    /// The operations that lead to a state, in the order of the states. A state without one is reached by the service
    /// alone: by an answer from outside, or by a job.
    public List<Transition> transitions() {
        return states.keySet().stream()
                .map(state -> new Transition(
                        operationTo(state),
                        state,
                        states.entrySet().stream()
                                .filter(each -> each.getValue().contains(state))
                                .map(Map.Entry::getKey)
                                .toList()))
                // rows begin in the first; it is led to only where another leads back
                .filter(each -> !each.from().isEmpty() || !firstState().equals(Optional.of(each.to())))
                .toList();
    }

    private Optional<String> operationTo(String state) {
        return access.keySet().stream().filter(word -> leadsTo(word, state)).findFirst();
    }

    /// `refund` leads to REFUNDED, `pay` to PAID, `activate` to ACTIVE: the state begins as the word does, with four
    /// letters in common or all but the last.
    public static boolean leadsTo(String operation, String state) {
        int stem = Math.max(2, Math.min(4, operation.length() - 1));
        return !CRUD.contains(operation)
                && operation.length() >= stem
                && state.toLowerCase(Locale.ROOT)
                        .startsWith(operation.substring(0, stem).toLowerCase(Locale.ROOT));
    }

    public static final List<String> CRUD = List.of("create", "read", "update", "delete");

    /// What happens to this row when the row that it refers to is deleted.
    public enum OnDelete {
        /// the deletion is refused
        RESTRICT,
        /// it goes too
        CASCADE,
        /// it stays and refers to nothing
        DETACH
    }

    /// @param name of the field, as in Java
    public record Reference(String name, String to, boolean optional, OnDelete onDelete) {
        public String column() {
            return Field.snake(name) + "_id";
        }
    }

    /// `items: OrderItem 1..100 composed`: rows that live and die with this one.
    public record Part(String name, String of, int from, int to) {}

    /// @param operation who asks for it by this word; empty when only the service makes it
    /// @param from the states before; empty when none leads here
    public record Transition(Optional<String> operation, String to, List<String> from) {
        public Transition {
            from = List.copyOf(from);
        }
    }

    /// What is written down of those who touch a row.
    public enum Audit {
        NONE,
        /// each change, with before and after
        CHANGES,
        /// each change, and who read it
        FULL
    }
}
