package dev.lintel.read.java;

import dev.lintel.code.Method;
import dev.lintel.code.Type;
import dev.lintel.read.java.Typing.Fit;
import dev.lintel.read.java.syntax.Tree;
import java.util.List;
import java.util.Optional;

/// Finds the most specific of several applicable methods (JLS 15.12.2.5).
record Specificity(Elaboration elaboration, List<Operand> operands, boolean spread) {
    Candidate best(List<Candidate> among) {
        Candidate best = among.getFirst();
        for (Candidate each : among.subList(1, among.size())) {
            boolean more = isMoreSpecific(each, best);
            boolean less = isMoreSpecific(best, each);
            if (more && (!less || best.isAbstract() && !each.isAbstract())) {
                best = each;
            }
        }
        return best;
    }

    private boolean isMoreSpecific(Candidate one, Candidate other) {
        int count = spread ? Math.max(operands.size(), Math.max(one.arity(), other.arity())) : operands.size();
        for (int i = 0; i < count; i++) {
            Type mine = one.formal(i, spread);
            Type theirs = other.formal(i, spread);
            boolean more = i < operands.size() && operands.get(i) instanceof Operand.Waiting waiting
                    ? isMoreSpecificFor(waiting.tree(), mine, theirs)
                    : elaboration.typing().fits(mine, theirs, false) == Fit.YES;
            if (!more) {
                return false;
            }
        }
        return true;
    }

    /// For lambdas and references the functional interfaces' results decide when the interfaces themselves do not.
    private boolean isMoreSpecificFor(Tree argument, Type mine, Type theirs) {
        if (elaboration.typing().fits(mine, theirs, false) == Fit.YES) {
            return true;
        }
        Optional<Method> one = elaboration.typing().functional(mine);
        Optional<Method> other = elaboration.typing().functional(theirs);
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        if (elaboration.typing().fits(theirs, mine, false) == Fit.YES) {
            return false;
        }
        Type myResult = one.get().returns();
        Type theirResult = other.get().returns();
        if (Types.isVoid(theirResult)) {
            return true;
        }
        if (Types.isPrimitive(myResult) != Types.isPrimitive(theirResult)) {
            boolean primitive = Types.isPrimitive(elaboration.lambdas().resultAlone(argument));
            return primitive == Types.isPrimitive(myResult);
        }
        return elaboration.typing().fits(myResult, theirResult, false) == Fit.YES;
    }
}
