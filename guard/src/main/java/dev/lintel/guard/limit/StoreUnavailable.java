package dev.lintel.guard.limit;

import org.jspecify.annotations.Nullable;

/// The store did not answer in time. The request that hears of it goes on at once: nothing is put into words before
/// somebody asks for the message.
public final class StoreUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String why) {
        this(why, null);
    }

    /// @param store that failed
    public StoreUnavailable(String store, @Nullable Throwable cause) {
        super(store, cause, false, false); // nobody looks at the trace, and a frozen store would make thousands
    }

    @Override
    public String getMessage() {
        Throwable cause = getCause();
        return cause == null ? String.valueOf(super.getMessage()) : super.getMessage() + ": " + cause.getMessage();
    }
}
