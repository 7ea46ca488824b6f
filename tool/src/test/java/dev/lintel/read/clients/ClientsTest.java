package dev.lintel.read.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Client;
import dev.lintel.graph.Client.Timeout.State;
import dev.lintel.link.Settled;
import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import dev.lintel.read.config.BuildFiles;
import dev.lintel.read.config.ConfigurationFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsTest {
    private static final String REST = """
            import org.springframework.web.client.*;
            import org.springframework.http.client.*;
            import org.springframework.stereotype.*;
            import org.springframework.context.annotation.*;
            import java.time.Duration;
            """;

    @TempDir
    Path folder;

    private Target target;

    @BeforeEach
    void write() {
        target = new Target(folder);
    }

    private List<Client> clients() throws IOException {
        List<Fact> facts = Settled.of(
                target.facts(new RemoteCalls(), new RemoteTypes(), new ConfigurationFiles(), new BuildFiles()));
        return facts.stream()
                .flatMap(fact -> switch (fact) {
                    case Fact.RemoteCall call -> Optional.of(call.client()).stream();
                    case Fact.RemoteType type -> Optional.of(type.client()).stream();
                    default -> Optional.<Client>empty().stream();
                })
                .toList();
    }

    private Client only() throws IOException {
        assertThat(clients()).hasSize(1);
        return clients().getFirst();
    }

    private static void limits(Client client, State connect, State response) {
        assertThat(client.connect().state()).as(client.connect().why()).isEqualTo(connect);
        assertThat(client.response().state()).as(client.response().why()).isEqualTo(response);
    }

    private void boot(String version) throws IOException {
        target.file("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version>
                <dependencies><dependency><groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-starter-web</artifactId><version>%s</version></dependency></dependencies></project>
                """.formatted(version));
    }

    @Test
    void a_new_rest_template_waits_for_ever() throws IOException {
        target.java("Rates", REST + """
                class Rates {
                    private final RestTemplate http = new RestTemplate();
                    String read() { return http.getForObject("https://rates.example.com", String.class); }
                }
                """);

        limits(only(), State.UNLIMITED, State.UNLIMITED);
        assertThat(only().definedAt().line()).isEqualTo(8);
    }

    @Test
    void the_factory_behind_an_injected_template_is_found_with_its_limits() throws IOException {
        target.java("Config", REST + """
                @Configuration class Config {
                    static final int PATIENCE = 3000;
                    @Bean ClientHttpRequestFactory requests() {
                        var factory = new SimpleClientHttpRequestFactory();
                        factory.setConnectTimeout(Duration.ofSeconds(2));
                        factory.setReadTimeout(PATIENCE);
                        return factory;
                    }
                    @Bean RestTemplate template(ClientHttpRequestFactory requests) { return new RestTemplate(requests); }
                }
                """).java("Rates", REST + """
                @Service class Rates {
                    private final RestTemplate template;
                    Rates(RestTemplate template) { this.template = template; }
                    String read() { return template.getForObject("https://rates.example.com", String.class); }
                }
                """);

        limits(only(), State.LIMITED, State.LIMITED);
        assertThat(only().connect().millis()).contains(2000L);
        assertThat(only().response().millis()).contains(3000L);
    }

    @Test
    void a_template_whose_bean_is_not_here_is_unknown() throws IOException {
        target.java("Rates", REST + """
                @Service class Rates {
                    private final RestTemplate template;
                    Rates(RestTemplate template) { this.template = template; }
                    void send() { template.postForObject("https://rates.example.com", null, String.class); }
                }
                """);

        limits(only(), State.UNKNOWN, State.UNKNOWN);
    }

    @Test
    void a_ready_made_builder_takes_the_settings_of_its_version() throws IOException {
        target.java("Rates", REST + """
                @Service class Rates {
                    private final RestClient http;
                    Rates(RestClient.Builder builder) { this.http = builder.baseUrl("https://rates.example.com").build(); }
                    String read() { return http.get().uri("/today").retrieve().body(String.class); }
                }
                """);
        boot("4.0.1");
        limits(only(), State.UNLIMITED, State.UNLIMITED);

        target.file("src/main/resources/application.properties", "spring.http.clients.read-timeout=4s\n");
        limits(only(), State.UNLIMITED, State.LIMITED);
        assertThat(only().response().millis()).contains(4000L);

        boot("3.2.1");
        limits(only(), State.UNLIMITED, State.UNLIMITED);
    }

    @Test
    void the_call_that_sends_is_the_remote_call_even_when_the_chain_is_cut() throws IOException {
        target.java("Rates", REST + """
                class Rates {
                    void send(RestClient http) {
                        var answer = http.post().uri("/charges").body("x").retrieve();
                        answer.toBodilessEntity();
                    }
                }
                """);

        assertThat(target.facts(Fact.RemoteCall.class, new RemoteCalls()))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.site().line()).isEqualTo(10);
                    assertThat(call.client().response().state()).isEqualTo(State.UNKNOWN);
                });
    }

    @Test
    void the_operation_is_the_requests_method_and_path() throws IOException {
        target.java("Rates", REST + """
                class Rates {
                    private final RestClient http = RestClient.create();
                    String send() { return http.post().uri("/charges").body("x").retrieve().body(String.class); }
                }
                """);

        assertThat(target.facts(Fact.RemoteCall.class, new RemoteCalls()))
                .extracting(Fact.RemoteCall::operation)
                .containsExactly("POST /charges");
    }

    @Test
    void the_request_of_the_jdks_client_brings_its_own_limit() throws IOException {
        target.java("Rates", """
                import java.net.URI; import java.net.http.*; import java.time.Duration;
                class Rates {
                    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
                    void read() throws Exception {
                        var request = HttpRequest.newBuilder(URI.create("https://rates.example.com")).timeout(Duration.ofSeconds(1)).build();
                        http.send(request, HttpResponse.BodyHandlers.ofString());
                    }
                    void endless() throws Exception {
                        http.send(HttpRequest.newBuilder().build(), HttpResponse.BodyHandlers.ofString());
                    }
                }
                """);

        assertThat(clients()).hasSize(2);
        limits(clients().getFirst(), State.LIMITED, State.LIMITED);
        limits(clients().getLast(), State.LIMITED, State.UNLIMITED);
    }

    @Test
    void zero_is_no_limit() throws IOException {
        target.java("Rates", """
                import java.net.*;
                class Rates {
                    int ask() throws Exception {
                        HttpURLConnection connection = (HttpURLConnection) new URL("https://rates.example.com").openConnection();
                        connection.setConnectTimeout(1000);
                        connection.setReadTimeout(0);
                        return connection.getResponseCode();
                    }
                }
                """);

        limits(only(), State.LIMITED, State.UNLIMITED);
    }

    @Test
    void reading_a_resource_of_the_application_is_no_remote_call() throws IOException {
        target.java(
                "Texts",
                "class Texts { Object read() throws Exception { return Texts.class.getResource(\"/a\").openStream(); } }");

        assertThat(clients()).isEmpty();
    }

    @Test
    void blocking_with_a_limit_limits_the_answer() throws IOException {
        target.java("Rates", """
                import org.springframework.web.reactive.function.client.WebClient;
                class Rates {
                    private final WebClient web = WebClient.create("https://rates.example.com");
                    String read() { return web.get().retrieve().bodyToMono(String.class).block(java.time.Duration.ofSeconds(3)); }
                    String wait() { return web.get().retrieve().bodyToMono(String.class).block(); }
                }
                """);

        assertThat(clients()).hasSize(2);
        limits(clients().getFirst(), State.LIMITED, State.LIMITED);
        limits(clients().getLast(), State.LIMITED, State.UNLIMITED);
    }

    @Test
    void feign_has_limits_of_its_own_and_takes_settings() throws IOException {
        target.java("Rates", "@org.springframework.cloud.openfeign.FeignClient(name = \"rates\") interface Rates {}");
        limits(only(), State.LIMITED, State.LIMITED);
        assertThat(only().response().millis()).contains(60_000L);

        target.file("src/main/resources/application.yml", """
                spring:
                  cloud:
                    openfeign:
                      client:
                        config:
                          rates:
                            readTimeout: 700
                """);
        assertThat(only().response().millis()).contains(700L);
    }

    @Test
    void an_http_interface_waits_as_the_client_below_its_proxy_does() throws IOException {
        target.java(
                        "Rates",
                        "import org.springframework.web.service.annotation.*; interface Rates { @GetExchange(\"/today\") String today(); }")
                .java("Config", REST + """
                        import org.springframework.web.client.support.RestClientAdapter;
                        import org.springframework.web.service.invoker.HttpServiceProxyFactory;
                        @Configuration class Config {
                            @Bean Rates rates() {
                                RestClient client = RestClient.create("https://rates.example.com");
                                return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build().createClient(Rates.class);
                            }
                        }
                        """);

        limits(only(), State.UNLIMITED, State.UNLIMITED);
    }

    @Test
    void messages_are_published_after_the_commit_only_from_such_listeners() throws IOException {
        target.java("Events", """
                import org.springframework.kafka.core.KafkaTemplate;
                import org.springframework.transaction.event.*;
                class Events {
                    private KafkaTemplate<String, String> kafka;
                    void now() { kafka.send("orders", "x"); }
                    @TransactionalEventListener void later(String event) { kafka.send("orders", event); }
                    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT) void before(String event) { kafka.send("orders", event); }
                }
                """);

        assertThat(target.facts(Fact.PublishCall.class, new RemoteCalls()))
                .allSatisfy(call -> assertThat(call.channel()).isEqualTo("orders"))
                .extracting(Fact.PublishCall::afterCommit)
                .containsExactly(false, true, false);
    }
}
