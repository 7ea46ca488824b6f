package dev.lintel.guard.shop;

import dev.lintel.guard.Idempotent;
import dev.lintel.guard.idempotency.Idempotency;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.server.ResponseStatusException;

@RestController
@ConditionalOnProperty("provider")
class PaymentController {
    private final ObjectProvider<JdbcTemplate> jdbc;
    private final String provider;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final RestClient client;

    PaymentController(
            ObjectProvider<JdbcTemplate> jdbc,
            ObjectProvider<RestClient.Builder> clients,
            @Value("${provider:}") String provider) {
        this.client = clients.getIfAvailable(RestClient::builder).build();
        this.jdbc = jdbc;
        this.provider = provider;
    }

    private final AtomicInteger busy = new AtomicInteger();

    record Pay(long amount, String note) {}

    record Paid(long id, long amount, String charge) {}

    /// The write is all there is.
    @Idempotent
    @PostMapping("/vouchers")
    ResponseEntity<Paid> voucher(@RequestBody Pay pay, Principal who) throws InterruptedException {
        if (pay.note().equals("slow")) {
            Thread.sleep(3_000);
        }
        Paid paid = save(pay, who, "none");
        return switch (pay.note()) {
            case "unknown" -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            case "busy" -> {
                if (busy.getAndIncrement() == 0) {
                    throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
                }
                yield ResponseEntity.ok(paid);
            }
            case "conflict" -> ResponseEntity.status(409).body(paid);
            case "broken" -> throw new IllegalStateException("broken");
            default ->
                ResponseEntity.created(URI.create("/vouchers/" + paid.id())).body(paid);
        };
    }

    /// Thinks before it writes.
    @Idempotent
    @PostMapping("/thoughtful")
    ResponseEntity<Paid> thoughtful(@RequestBody Pay pay, Principal who) throws InterruptedException {
        Thread.sleep(pay.amount() * 100);
        return ResponseEntity.status(201).body(save(pay, who, "none"));
    }

    /// Somebody else takes the money.
    @Idempotent
    @PostMapping("/payments")
    ResponseEntity<byte[]> pay(@RequestBody Pay pay, Principal who, Idempotency once) {
        String charge = once.step("charge", key -> charge(key, pay.amount()));
        return once.finish(() -> ResponseEntity.status(201).body(save(pay, who, charge)));
    }

    /// Wrong: somebody is called while the transaction around the handler holds a connection.
    @Idempotent
    @PostMapping("/hasty")
    String hasty() {
        return String.valueOf(
                client.post().uri(provider + "/charges").retrieve().body(String.class));
    }

    /// Nobody need be known.
    @Idempotent
    @PostMapping("/open/vouchers")
    ResponseEntity<Paid> gift(@RequestBody Pay pay) {
        return ResponseEntity.status(201).body(save(pay, () -> "nobody", "none"));
    }

    @PostMapping("/open/basket")
    String basket(HttpSession session) {
        return session.getId();
    }

    private Paid save(Pay pay, Principal who, String charge) {
        Long id = jdbc.getObject()
                .queryForObject(
                        "insert into payment (payer, amount, note, charge) values (?, ?, ?, ?) returning id",
                        Long.class,
                        who.getName(),
                        pay.amount(),
                        pay.note(),
                        charge);
        return new Paid(id == null ? 0 : id, pay.amount(), charge);
    }

    private String charge(String key, long amount) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(provider + "/charges?amount=" + amount))
                .header("Idempotency-Key", key)
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the provider answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
