package dev.lintel.design.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a small service of our own that keeps notes, once as it should be and once with each fault.
class CampaignTest {
    private static final String CONTRACT = """
            openapi: 3.1.0
            paths:
              /notes:
                post:
                  x-access: [user]
                  requestBody:
                    content: {application/json: {schema: {$ref: '#/components/schemas/Draft'}}}
                  responses: {'201': &note {content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}}, '400': {}, '401': {}}
              /notes/{noteId}:
                get:
                  x-access: [owner]
                  parameters: [{name: noteId, in: path, required: true, schema: {type: string, format: uuid}}]
                  responses: {'200': *note, '401': {}, '404': {}}
            components:
              schemas:
                Draft: {type: object, additionalProperties: false, required: [text], properties: {text: {type: string, minLength: 1, maxLength: 20}}}
                Note: {type: object, required: [id, text], properties: {id: {type: string}, text: {type: string}, pinned: {type: boolean}}}
            """;

    private final Map<String, String[]> notes = new ConcurrentHashMap<>();
    private HttpServer server;
    private boolean forgetsLength;
    private boolean forgetsOwner;
    private boolean forgetsToken;
    private boolean tellsMore;
    private boolean breaks;
    private boolean tellsClasses;
    private boolean takesWhatNobodyAsks;
    private String contract = CONTRACT;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .map(each -> each.replace("Bearer ", ""))
                .filter(each -> each.startsWith("user-") && each.endsWith(".a.b"))
                .orElse(forgetsToken ? "user-x" : "");
        if (token.isEmpty()) {
            send(exchange, 401, "");
        } else if (exchange.getRequestMethod().equals("POST")) {
            make(exchange, token);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            change(exchange, token);
        } else {
            String id = exchange.getRequestURI().getPath().replace("/notes/", "");
            Optional<String> text = Optional.ofNullable(notes.get(id))
                    .filter(note -> forgetsOwner || note[0].equals(token))
                    .map(note -> note[1]);
            send(
                    exchange,
                    text.isPresent() ? 200 : 404,
                    text.map(each -> note(id, each)).orElse(""));
        }
    }

    private void make(HttpExchange exchange, String token) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean json = "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        Map<String, Object> draft = Json.read(body).map(Nodes::map).orElse(Map.of());
        boolean right = json
                && draft.keySet().equals(Set.of("text"))
                && draft.get("text") instanceof String text
                && !text.isEmpty()
                && (text.length() <= 20 || forgetsLength);
        if (breaks && body.indexOf('\0') < 0 && body.contains("\\u0000")) {
            send(exchange, 500, "");
        } else if (!right) {
            send(exchange, 400, tellsClasses ? "{\"detail\": \"java.lang.IllegalStateException\"}" : "");
        } else {
            String id = UUID.randomUUID().toString();
            notes.put(id, new String[] {token, String.valueOf(draft.get("text")), "false"});
            exchange.getResponseHeaders().set("Location", "/notes/" + id);
            send(exchange, 201, note(id, String.valueOf(draft.get("text"))));
        }
    }

    /// `pinned` is the service's own to say.
    private void change(HttpExchange exchange, String token) throws IOException {
        String id = exchange.getRequestURI().getPath().replace("/notes/", "");
        String[] note = notes.get(id);
        Map<String, Object> draft = Json.read(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .map(Nodes::map)
                .orElse(Map.of());
        boolean right = draft.get("text") instanceof String text && !text.isEmpty() && text.length() <= 20;
        if (note == null || !note[0].equals(token)) {
            send(exchange, 404, "");
        } else if (!right
                || !"application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            send(exchange, 400, "");
        } else {
            Object pinned = takesWhatNobodyAsks ? draft.getOrDefault("pinned", note[2]) : note[2];
            notes.put(id, new String[] {token, String.valueOf(draft.get("text")), String.valueOf(pinned)});
            send(exchange, 200, note(id, String.valueOf(draft.get("text"))));
        }
    }

    private String note(String id, String text) {
        return tellsMore
                ? Json.write(Map.of("id", id, "text", text, "hash", "x"))
                : Json.write(Map.of(
                        "id", id, "text", text, "pinned", Boolean.valueOf(Objects.requireNonNull(notes.get(id))[2])));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Outcome run() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (Client client = new Client(base)) {
            return Campaign.run(
                    Contract.of(contract),
                    client,
                    List.of("user"),
                    role -> {
                        String id = UUID.randomUUID().toString();
                        return new Person(id, Optional.of(role), Optional.empty(), Optional.of("user-" + id + ".a.b"));
                    },
                    7,
                    400);
        }
    }

    private List<Outcome.Kind> kinds() {
        return run().findings().stream().map(Outcome.Finding::kind).distinct().toList();
    }

    @Test
    void a_service_that_keeps_its_contract_has_no_finding() {
        assertThat(run().findings()).isEmpty();
        assertThat(run().statuses()).containsKeys(200, 201, 400, 401, 404);
    }

    @Test
    void a_bound_that_is_not_kept_is_found() {
        forgetsLength = true;

        assertThat(kinds()).containsExactly(Outcome.Kind.ACCEPTED);
    }

    @Test
    void another_s_row_that_is_answered_is_found() {
        forgetsOwner = true;

        assertThat(kinds()).containsExactly(Outcome.Kind.FOREIGN);
    }

    @Test
    void a_door_without_a_lock_is_found() {
        forgetsToken = true;

        assertThat(kinds()).contains(Outcome.Kind.DOOR);
    }

    @Test
    void what_the_contract_does_not_name_is_found_in_an_answer() {
        tellsMore = true;

        assertThat(kinds()).containsExactly(Outcome.Kind.CONTRACT);
    }

    @Test
    void a_failure_is_found() {
        breaks = true;

        assertThat(kinds()).contains(Outcome.Kind.BROKE);
    }

    @Test
    void an_answer_that_names_classes_is_found() {
        tellsClasses = true;

        assertThat(kinds()).contains(Outcome.Kind.LEAKED);
    }

    @Test
    void a_limit_that_is_never_reached_is_found() {
        contract = CONTRACT.replaceFirst("x-access: \\[user]", "x-access: [user]\n      x-limit: 5");

        assertThat(kinds()).containsExactly(Outcome.Kind.UNLIMITED);
    }

    private static final String CHANGES = """
                put:
                  x-access: [owner]
                  requestBody:
                    content: {application/json: {schema: {type: object, required: [text], properties: {text: {type: string, minLength: 1, maxLength: 20}}}}}
                  responses: {'200': *note, '400': {}, '401': {}, '404': {}}
            """;

    @Test
    void what_no_request_has_and_is_set_all_the_same_is_found() {
        contract = CONTRACT.replace("components:", CHANGES + "components:");
        assertThat(run().findings()).isEmpty();

        takesWhatNobodyAsks = true;

        assertThat(run().findings())
                .singleElement()
                .satisfies(found -> assertThat(found.says()).startsWith("pinned was set"));
    }
}
