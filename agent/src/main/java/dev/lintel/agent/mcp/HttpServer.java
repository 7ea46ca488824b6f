package dev.lintel.agent.mcp;

import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/// A server over streamable HTTP, on an embedded Tomcat. Agents share one warm graph; each has a session of its own.
public final class HttpServer implements AutoCloseable {
    static final String ENDPOINT = "/mcp";
    /// Arguments are a few words; nobody has to send more.
    static final int LARGEST_REQUEST = 1 << 20;

    private static final int TOKEN_BYTES = 24;
    private static final int SMALLEST_TOKEN = 16;
    private static final int THREADS = 32;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    /// Held here, since loggers that nobody holds forget their level.
    private static final List<Logger> QUIET = Stream.of("org.apache", "io.modelcontextprotocol")
            .map(Logger::getLogger)
            .toList();

    private final Tomcat tomcat;
    private final McpSyncServer server;
    private final Path folder;
    private final Listening listening;

    private HttpServer(Tomcat tomcat, McpSyncServer server, Path folder, Listening listening) {
        this.tomcat = tomcat;
        this.server = server;
        this.folder = folder;
        this.listening = listening;
    }

    /// A token nobody can guess: 192 random bits.
    public static String newToken() {
        byte[] bits = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /// Whether a token that somebody chose is long enough to be one.
    public static boolean isLongEnough(String token) {
        return token.length() >= SMALLEST_TOKEN;
    }

    /// @param token that every request has to carry
    /// @throws IOException when the address is taken or may not be used
    public static HttpServer start(Server served, Listening listening, String token) throws IOException {
        // What an agent has to know it is told in an answer; Tomcat's farewells only frighten.
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(served.mapper())
                .mcpEndpoint(ENDPOINT)
                .maxRequestSize(LARGEST_REQUEST)
                .keepAliveInterval(KEEP_ALIVE)
                .build();
        McpSyncServer server = served.over(transport);
        // Tomcat wants a folder of its own, even when it has nothing to put there.
        Path folder = Files.createTempDirectory("lintel-mcp-");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector(listening));
        tomcat.setHostname("localhost");
        Context context = tomcat.addContext("", folder.toString());
        guarded(context, new Doorkeeper(listening.hosts(), token));
        Wrapper servlet = Tomcat.addServlet(context, "mcp", transport);
        servlet.setAsyncSupported(true);
        context.addServletMappingDecoded(ENDPOINT, "mcp");
        HttpServer started = new HttpServer(tomcat, server, folder, listening);
        try {
            tomcat.start();
        } catch (LifecycleException refused) {
            started.close();
            throw new IOException(
                    "cannot listen on " + listening.address().getHostAddress() + ":" + listening.port(), refused);
        }
        if (!context.getState().isAvailable()) {
            started.close();
            throw new IOException("the HTTP server did not start");
        }
        return started;
    }

    private static Connector connector(Listening listening) {
        Connector connector = new Connector();
        connector.setPort(listening.port());
        connector.setProperty("address", listening.address().getHostAddress());
        connector.setProperty("maxThreads", Integer.toString(THREADS));
        connector.setThrowOnFailure(true);
        connector.setXpoweredBy(false);
        return connector;
    }

    private static void guarded(Context context, Doorkeeper doorkeeper) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("doorkeeper");
        definition.setFilter(doorkeeper);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap everything = new FilterMap();
        everything.setFilterName("doorkeeper");
        everything.addURLPatternDecoded("/*");
        context.addFilterMap(everything);
    }

    /// Where agents reach it.
    public URI address() {
        String host = listening.address().isLoopbackAddress()
                ? "127.0.0.1"
                : listening.address().getHostAddress();
        return URI.create("http://" + host + ":" + tomcat.getConnector().getLocalPort() + ENDPOINT);
    }

    /// Returns when the process is told to end.
    public void await() {
        tomcat.getServer().await();
    }

    @Override
    public void close() throws IOException {
        server.closeGracefully();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException gone) {
            QUIET.getFirst().log(Level.FINE, "Tomcat did not stop in order", gone);
        }
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
