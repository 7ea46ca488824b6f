package dev.lintel.practice.resilience;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Client;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Practice;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/// A mail server or another system that is not asked by HTTP is waited for without any limit.
public final class OtherTimeout implements Practice {
    static final Guide GUIDE = new Guide(
            "res-client-timeout-other",
            Risk.MEDIUM,
            "Redis, broker, mail, LDAP, S3, gRPC deadline, lock acquire have timeouts",
            """
            The limits of HTTP clients are thought of, those of the others seldom: Jakarta Mail waits for ever by \
            default, for the connection and for each answer. When the mail server hangs, every request that sends a mail \
            keeps its thread, and a registration form takes the service down.""",
            "Worse when anyone can call it; better where another thread sends, whose pool it empties then.",
            """
            `timeout` is for reading and `connectiontimeout` for connecting; without `writetimeout` a large mail can hang \
            as well. In Spring Boot they are three properties below `spring.mail.properties`.""",
            """
            ```properties
            spring.mail.properties.mail.smtp.connectiontimeout=2000
            spring.mail.properties.mail.smtp.timeout=5000
            spring.mail.properties.mail.smtp.writetimeout=5000
            ```""",
            List.of("CWE-1088", "OWASP API10:2023", "Jakarta Mail, package org.eclipse.angus.mail.smtp"));

    private static final EndlessWait WAIT = new EndlessWait(
            GUIDE,
            EnumSet.of(
                    Client.Kind.MAIL,
                    Client.Kind.BROKER,
                    Client.Kind.CACHE,
                    Client.Kind.SEARCH,
                    Client.Kind.STORAGE,
                    Client.Kind.OTHER));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return WAIT.in(backend, paths);
    }
}
