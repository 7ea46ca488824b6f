package dev.lintel.design.service;

import dev.lintel.design.brief.Reach;
import dev.lintel.design.brief.Resource.Transition;
import dev.lintel.design.contract.Operation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/// An operation that leads a row to a state.
public record Move(Slice of, Operation operation) {
    public String word() {
        return operation.name().substring(operation.name().indexOf('.') + 1);
    }

    /// In Java, where `void` is taken.
    public String method() {
        return SourceVersion.isKeyword(word()) ? word() + of.type() : word();
    }

    public String path() {
        return operation.path();
    }

    public String state() {
        return operation.state().orElseThrow();
    }

    private Transition transition() {
        return of.resource().transitions().stream()
                .filter(each -> each.to().equals(state()))
                .findFirst()
                .orElseThrow();
    }

    public String states() {
        return quoted(transition().from());
    }

    static String quoted(List<String> states) {
        return states.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
    }

    /// What goes on with it.
    public List<Follower> followers() {
        return Follower.of(of, state());
    }

    /// What is done in its transaction, as methods of the repository.
    public List<String> consequences() {
        return of.consequences(state());
    }

    /// Whether a row that was just made can be led there, and gives back what it took.
    public boolean returnsAtOnce() {
        return !of.returned(state()).isEmpty() && startsAtOnce();
    }

    /// Whether a row that was just made can be led there.
    boolean startsAtOnce() {
        return of.resource().firstState().filter(transition().from()::contains).isPresent();
    }

    /// Who leads it in tests, as Java: whose it is, or somebody with a role.
    public String leader(Shape shape) {
        return Sample.holders(operation.who()).map(shape::besideMaker).orElse("maker");
    }

    /// Whether who leads it sees the row, and is told why it stays: a role, or whose it is.
    boolean isReadable() {
        return Sample.holders(operation.who())
                .map(role -> Reach.of(role, of.resource()) == Reach.OTHERS)
                .orElse(true);
    }

    /// Whether a role leads it whatever the row, so that a test can put one in any state before.
    public boolean isTried() {
        return followers().isEmpty()
                && operation.who().stream()
                        .anyMatch(who -> who.role().isPresent() && who.when().isEmpty());
    }

    /// Somebody with that role, as Java.
    public String unconditional(Shape shape) {
        return shape.besideMaker(operation.who().stream()
                .filter(who -> who.when().isEmpty())
                .flatMap(who -> who.role().stream())
                .findFirst()
                .orElseThrow());
    }

    /// The states that it leads on from, in quotes of Java.
    public String from() {
        return inJava(transition().from());
    }

    public String everyState() {
        return inJava(of.resource().states().keySet());
    }

    private static String inJava(Collection<String> states) {
        return states.stream().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
    }

    public String column() {
        return of.resource().stateField().orElseThrow().column();
    }

    /// Expression that tells whether the row stands where it may go from.
    public String mayGo() {
        return "Set.of("
                + transition().from().stream()
                        .map(each -> stateType() + "." + each)
                        .collect(Collectors.joining(", ")) + ")";
    }

    /// The enum of the states.
    public String stateType() {
        return Member.of(of.resource(), of.resource().stateField().orElseThrow())
                .type();
    }

    public String field() {
        return of.resource().stateField().orElseThrow().name();
    }
}
