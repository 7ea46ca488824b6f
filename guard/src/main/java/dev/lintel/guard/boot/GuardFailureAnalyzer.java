package dev.lintel.guard.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says at the start what is wrong and what to do, instead of a stack trace.
final class GuardFailureAnalyzer extends AbstractFailureAnalyzer<GuardStartException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, GuardStartException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
