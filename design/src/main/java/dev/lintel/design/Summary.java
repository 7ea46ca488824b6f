package dev.lintel.design;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.decide.Decision;
import dev.lintel.design.decide.Decisions;
import dev.lintel.design.decide.WhatIf;
import java.util.Optional;

/// What the terminal shows of a design.
final class Summary {
    private Summary() {}

    static String of(Brief brief) {
        StringBuilder text = new StringBuilder();
        if (!brief.questions().isEmpty()) {
            text.append("Open questions, and what is assumed until they are answered\n");
            brief.questions()
                    .forEach(each -> text.append("  ")
                            .append(each.asks())
                            .append("\n      assumed  ")
                            .append(each.assumed())
                            .append("\n      answer   ")
                            .append(each.key())
                            .append('\n'));
            text.append('\n');
        }
        text.append("Operations\n");
        for (Operation each : new Operations(brief).all()) {
            text.append("  %-6s %-44s %s%n"
                    .formatted(
                            each.kind().method(),
                            each.path(),
                            String.join(
                                    ", ",
                                    each.who().stream().map(who -> who.text()).toList())));
        }
        Decision.Step step = null;
        for (Decision each : new Decisions(brief).all()) {
            if (each.step() != step) {
                step = each.step();
                text.append('\n').append(step.title()).append('\n');
            }
            text.append("  ")
                    .append(each.id())
                    .append("\n      ")
                    .append(each.choice())
                    .append('\n');
        }
        return text.append("\nWhy: lintel design BRIEF --explain ID\n").toString();
    }

    static String explained(Decision decision) {
        StringBuilder text = new StringBuilder();
        text.append(decision.id())
                .append('\n')
                .append("  ")
                .append(decision.choice())
                .append("\n\n  why      ")
                .append(decision.why());
        decision.rejected()
                .forEach(each -> text.append("\n  not      ")
                        .append(each.what())
                        .append(": ")
                        .append(each.why()));
        text.append("\n  unless   ").append(decision.changes());
        return text.append("\n  more     lintel explain ")
                .append(decision.practice())
                .append('\n')
                .toString();
    }

    static String changed(WhatIf.Change change) {
        StringBuilder text = new StringBuilder(
                        change.after().or(change::before).map(Decision::id).orElse(""))
                .append('\n');
        Optional<String> before = change.before().map(Decision::choice);
        if (before.isPresent() && before.equals(change.after().map(Decision::choice))) {
            // decided alike: what is new are its numbers
            return text.append("  = ")
                    .append(before.get())
                    .append("\n    ")
                    .append(change.after().orElseThrow().why())
                    .append('\n')
                    .toString();
        }
        change.before()
                .ifPresent(each -> text.append("  - ")
                        .append(each.choice())
                        .append("\n    ")
                        .append(each.why())
                        .append('\n'));
        change.after()
                .ifPresent(each -> text.append("  + ")
                        .append(each.choice())
                        .append("\n    ")
                        .append(each.why())
                        .append('\n'));
        return text.toString();
    }
}
