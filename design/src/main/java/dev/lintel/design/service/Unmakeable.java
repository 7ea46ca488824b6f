package dev.lintel.design.service;

/// A brief that reads well, and of which no service can be made. Its message says what to write instead.
public final class Unmakeable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unmakeable(String what) {
        super(what);
    }
}
