package dev.lintel.optimize.postgres.server;

import java.io.IOException;

/// No server of our own can be had. The message says what is missing and what to do about it.
public final class Unavailable extends IOException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
        super(message);
    }

    Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
