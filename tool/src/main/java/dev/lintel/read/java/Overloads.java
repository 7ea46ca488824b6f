package dev.lintel.read.java;

import dev.lintel.code.Grade;
import dev.lintel.code.Type;
import dev.lintel.read.java.Typing.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chooses among methods of one name (JLS 15.12.2): first without boxing, then with it, then spreading the last
/// parameter; among several the most specific.
final class Overloads {
    private final Elaboration elaboration;

    Overloads(Elaboration elaboration) {
        this.elaboration = elaboration;
    }

    /// @param spread whether the last arguments are collected into an array
    record Choice(Candidate candidate, boolean spread, Grade grade) {}

    private enum Phase {
        STRICT,
        LOOSE,
        SPREAD
    }

    Optional<Choice> choose(List<Candidate> candidates, List<Operand> operands) {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        int count = operands.size();
        if (candidates.size() == 1 && candidates.getFirst().takes(count)) {
            Candidate only = candidates.getFirst();
            boolean spread = only.isVarargs() && spreads(only, operands);
            return Optional.of(new Choice(only, spread, Grade.EXACT));
        }
        for (Phase phase : Phase.values()) {
            Optional<Choice> found = choose(candidates, operands, phase);
            if (found.isPresent()) {
                return found;
            }
        }
        Candidate best = candidates.stream()
                .filter(each -> each.takes(count))
                .findFirst()
                .orElse(candidates.getFirst());
        return Optional.of(new Choice(best, best.arity() != count && best.isVarargs(), Grade.OWNER));
    }

    private boolean spreads(Candidate candidate, List<Operand> operands) {
        return candidate.arity() != operands.size()
                || fit(operands.getLast(), candidate, operands.size() - 1, Phase.LOOSE) == Fit.NO;
    }

    private Optional<Choice> choose(List<Candidate> candidates, List<Operand> operands, Phase phase) {
        List<Candidate> sure = new ArrayList<>();
        List<Candidate> possible = new ArrayList<>();
        for (Candidate each : candidates) {
            switch (fits(each, operands, phase)) {
                case YES -> sure.add(each);
                case MAYBE -> possible.add(each);
                case NO -> {}
            }
        }
        if (sure.isEmpty() && possible.isEmpty()) {
            return Optional.empty();
        }
        boolean single = sure.size() + possible.size() == 1;
        List<Candidate> among = sure.isEmpty() ? possible : sure;
        Specificity specificity = new Specificity(elaboration, operands, phase == Phase.SPREAD);
        Candidate best = specificity.best(among);
        boolean exact = single || possible.isEmpty() || !sure.isEmpty() && isIdentical(best, operands);
        return Optional.of(new Choice(best, phase == Phase.SPREAD, exact ? Grade.EXACT : Grade.OWNER));
    }

    /// Whether each argument has just the type of its parameter, so that no other method can fit better.
    private static boolean isIdentical(Candidate candidate, List<Operand> operands) {
        for (int i = 0; i < operands.size(); i++) {
            if (candidate.arity() != operands.size()
                    || !operands.get(i)
                            .shape()
                            .erasure()
                            .equals(candidate.formal(i, false).erasure())) {
                return false;
            }
        }
        return true;
    }

    private Fit fits(Candidate candidate, List<Operand> operands, Phase phase) {
        int count = operands.size();
        boolean right = phase == Phase.SPREAD
                ? candidate.isVarargs() && count >= candidate.arity() - 1
                : count == candidate.arity();
        if (!right) {
            return Fit.NO;
        }
        Fit worst = Fit.YES;
        for (int i = 0; i < count; i++) {
            Fit fit = fit(operands.get(i), candidate, i, phase);
            if (fit == Fit.NO) {
                return Fit.NO;
            }
            worst = fit == Fit.MAYBE ? Fit.MAYBE : worst;
        }
        return worst;
    }

    private Fit fit(Operand operand, Candidate candidate, int index, Phase phase) {
        Type formal = candidate.formal(index, phase == Phase.SPREAD);
        return switch (operand) {
            case Operand.Waiting waiting -> elaboration.lambdas().fits(waiting.tree(), formal, phase != Phase.STRICT);
            case Operand.Done done -> elaboration.typing().fits(done.shape(), formal, phase != Phase.STRICT);
            case PendingCall call -> elaboration.typing().fits(call.shape(), formal, phase != Phase.STRICT);
        };
    }
}
