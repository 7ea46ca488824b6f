package dev.lintel.guard.login;

import dev.lintel.guard.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The answer to an attempt that was not looked at: the same for accounts that exist and that do not.
final class LoginAnswer {
    private LoginAnswer() {}

    static void write(TooManyAttemptsException refused, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", String.valueOf(refused.seconds()));
        Problem.of("too-many-attempts", 429, "Too many failed attempts", "Wait " + refused.seconds() + " s.")
                .write(response);
    }
}
