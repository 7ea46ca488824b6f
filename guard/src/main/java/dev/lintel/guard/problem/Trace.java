package dev.lintel.guard.problem;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The id that ties an answer to its log lines and, if the service is traced, to its trace: 32 hexadecimal digits of
/// W3C Trace Context, kept where Micrometer Tracing keeps it, in the diagnostic context of the log.
final class Trace {
    /// The name that Spring Boot's log patterns know.
    static final String NAME = "traceId";

    private static final int PARENT = 55;
    private static final int VERSION = 3;
    private static final int DIGITS = 32;

    private Trace() {}

    static Optional<String> current() {
        return Optional.ofNullable(MDC.get(NAME));
    }

    /// The id of a request that no tracing has given one.
    ///
    /// @param parent the `traceparent` field; anybody can write it, so only its exact form is taken
    static String of(@Nullable String parent) {
        if (parent != null && parent.length() == PARENT && parent.startsWith("00-")) {
            String id = parent.substring(VERSION, VERSION + DIGITS);
            if (id.chars().allMatch(each -> each >= '0' && each <= '9' || each >= 'a' && each <= 'f')
                    && id.chars().anyMatch(each -> each != '0')) {
                return id;
            }
        }
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
    }
}
