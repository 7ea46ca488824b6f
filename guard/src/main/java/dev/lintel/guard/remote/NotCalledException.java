package dev.lintel.guard.remote;

import java.io.IOException;

/// Nobody was called: the host rests, too many calls run, or the caller's time is over. Spring's clients wrap it in a
/// `ResourceAccessException`, as they do with any connection that fails.
public final class NotCalledException extends IOException {
    private static final long serialVersionUID = 1;

    NotCalledException(String why) {
        super(why);
    }
}
