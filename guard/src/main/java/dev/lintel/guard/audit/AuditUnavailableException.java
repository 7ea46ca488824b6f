package dev.lintel.guard.audit;

import dev.lintel.guard.ProblemCode;

/// The log could not be written, and what is not logged must not happen.
@ProblemCode(value = "audit-unavailable", status = 503, title = "Not available for a moment")
public final class AuditUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AuditUnavailableException(Throwable cause) {
        super("the audit log could not be written", cause);
    }
}
