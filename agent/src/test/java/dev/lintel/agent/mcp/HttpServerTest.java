package dev.lintel.agent.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.agent.Repository;
import dev.lintel.agent.Shop;
import dev.lintel.cli.UsageProblem;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The server over HTTP, spoken to by the protocol's own client and by callers who mean harm.
class HttpServerTest {
    private static final String TOKEN = HttpServer.newToken();
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},\
            "clientInfo":{"name":"t","version":"1"}}}""";

    private static HttpServer server;

    @BeforeAll
    static void the_shop_is_served() throws UsageProblem, IOException {
        Repository shop = Repository.open(Shop.folder().toString());
        server = HttpServer.start(
                new Server(shop, Toolbox.of(false, Optional.empty())), Listening.of("0", Set.of()), TOKEN);
    }

    @AfterAll
    static void it_ends() throws IOException {
        server.close();
    }

    private static McpSyncClient agent() {
        URI base = server.address().resolve("/");
        McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(base.toString())
                        .endpoint(HttpServer.ENDPOINT)
                        .jsonMapper(McpJsonDefaults.getMapper())
                        .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + TOKEN))
                        .build())
                .requestTimeout(PATIENCE)
                .initializationTimeout(PATIENCE)
                .build();
        client.initialize();
        return client;
    }

    @Test
    void ten_agents_are_answered_at_once() throws Exception {
        try (ExecutorService agents = Executors.newFixedThreadPool(10)) {
            List<Future<CallToolResult>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(agents.submit(() -> {
                    McpSyncClient client = agent();
                    try {
                        return client.callTool(new CallToolRequest("backend_overview", Map.of()));
                    } finally {
                        client.close();
                    }
                }));
            }
            Set<Object> different = new HashSet<>();
            for (Future<CallToolResult> answer : answers) {
                assertThat(answer.get().isError()).isFalse();
                different.add(answer.get().structuredContent());
            }
            assertThat(different).hasSize(1);
        }
    }

    @Test
    void parts_of_the_graph_and_of_the_catalogue_have_addresses() {
        McpSyncClient client = agent();
        try {
            List<String> fixed = client.listResources().resources().stream()
                    .map(Resource::uri)
                    .toList();
            assertThat(fixed).contains("lintel://overview", "lintel://report", "lintel://tables");
            assertThat(client.listResourceTemplates().resourceTemplates())
                    .extracting(ResourceTemplate::uriTemplate)
                    .contains("lintel://practices/{id}", "lintel://findings/{id}", "lintel://tables/{name}");
            for (String uri : fixed) {
                assertThat(read(client, uri)).as(uri).startsWith("{").doesNotContain("\"problem\"");
            }
            assertThat(read(client, "lintel://tables/orders")).contains("primaryKey");
            assertThat(read(client, "lintel://practices/db-n-plus-one-loop")).contains("\"repair\"");
            assertThat(read(client, "lintel://tables/nowhere")).contains("\"problem\"");
        } finally {
            client.close();
        }
    }

    private static String read(McpSyncClient client, String uri) {
        return ((TextResourceContents)
                        client.readResource(ReadResourceRequest.builder(uri).build())
                                .contents()
                                .getFirst())
                .text();
    }

    @Test
    void who_does_not_know_the_token_is_not_let_in() throws Exception {
        assertThat(post(Map.of()).statusCode()).isEqualTo(401);
        assertThat(post(Map.of("Authorization", "Bearer " + TOKEN + "x")).statusCode())
                .isEqualTo(401);
        assertThat(post(Map.of("Authorization", "Basic " + TOKEN)).statusCode()).isEqualTo(401);
        assertThat(post(Map.of("Authorization", "Bearer " + TOKEN)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_page_in_a_browser_is_not_let_in_even_with_the_token() throws Exception {
        String bearer = "Bearer " + TOKEN;
        assertThat(post(Map.of("Authorization", bearer, "Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(Map.of("Authorization", bearer, "Origin", "null")).statusCode())
                .isEqualTo(403);
        assertThat(post(Map.of("Authorization", bearer, "Origin", "http://localhost:3000"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_name_that_was_made_to_lead_here_is_not_answered() throws IOException {
        assertThat(statusLine("rebound.example")).contains(" 403 ");
        assertThat(statusLine("localhost")).contains(" 200 ");
    }

    /// The JDK's client does not let anybody choose the host header.
    private static String statusLine(String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            byte[] body = INITIALIZE.getBytes(StandardCharsets.UTF_8);
            String head = "POST /mcp HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + TOKEN
                    + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                    + "Connection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void a_body_without_end_is_cut_off() throws Exception {
        String huge =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "x".repeat(2 * HttpServer.LARGEST_REQUEST) + "\"}";
        HttpResponse<String> refused = send(Map.of("Authorization", "Bearer " + TOKEN), huge);
        assertThat(refused.statusCode()).isBetween(400, 499);
        assertThat(post(Map.of("Authorization", "Bearer " + TOKEN)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void addresses_that_cannot_be_listened_on_are_refused_with_a_reason() {
        assertThatThrownBy(() -> Listening.of("70000", Set.of())).hasMessageContaining("is no port");
        assertThatThrownBy(() -> Listening.of("0.0.0.0:80", Set.of())).hasMessageContaining("--allow-host");
        assertThatThrownBy(() -> Toolbox.of(false, Optional.empty()).only(Set.of("reviews")))
                .hasMessageContaining("there are backend");
    }

    private static HttpResponse<String> post(Map<String, String> headers) throws Exception {
        return send(headers, INITIALIZE);
    }

    private static HttpResponse<String> send(Map<String, String> headers, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
