package dev.lintel.guard.limit;

/// The store did not answer in time.
public final class StoreUnavailable extends Exception {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String why) {
        super(why, null, false, false); // nobody looks at the trace, and a frozen store would make thousands
    }
}
