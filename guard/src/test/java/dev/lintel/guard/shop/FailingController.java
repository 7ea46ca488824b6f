package dev.lintel.guard.shop;

import dev.lintel.guard.ProblemCode;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Everything that can go wrong.
@RestController
@ConditionalOnProperty("lintel.guard.problems.enabled")
class FailingController {
    private final ObjectProvider<JdbcTemplate> jdbc;

    FailingController(ObjectProvider<JdbcTemplate> jdbc) {
        this.jdbc = jdbc;
    }

    record Line(@NotBlank String sku, @Min(1) int quantity) {}

    record Registration(
            @Email String email,
            @Size(min = 12, max = 128) String password,
            @NotEmpty List<@Valid Line> lines) {}

    @ProblemCode(value = "out-of-stock", status = 409, title = "Out of stock", tell = true)
    static final class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfStock() {
            super("Only 3 are left.");
        }
    }

    @ResponseStatus(value = HttpStatus.GONE, reason = "It was deleted.")
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static final class Own extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @PostMapping("/open/registrations")
    String register(@Valid @RequestBody Registration registration) {
        return registration.email();
    }

    @GetMapping(value = "/open/pages", produces = "application/json")
    String page(@RequestParam @Min(1) int size, @RequestParam(defaultValue = "1") int number) {
        return size + " of " + number;
    }

    @GetMapping("/open/fails/{how}")
    ResponseEntity<String> fail(@PathVariable String how, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", "\"of-another-body\"");
        switch (how) {
            case "internal" -> throw new IllegalStateException("jdbc:postgresql://db7.internal password=hunter2");
            case "stock" -> throw new OutOfStock();
            case "gone" -> throw new Gone();
            case "missing" -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No such order.");
            case "broken" -> throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, "db7.internal is down");
            case "full" -> throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
            case "unknowable" -> throw new AuthenticationServiceException("db7 does not answer");
            case "denied" -> throw new AccessDeniedException("rule 7 of SecurityConfig");
            case "own" -> throw new Own();
            case "error" -> response.sendError(418, "secret pot");
            case "empty" -> {
                return ResponseEntity.notFound().build();
            }
            default -> write(how);
        }
        return ResponseEntity.ok("fine");
    }

    private void write(String how) {
        String insert = "insert into payment (id, payer, amount, note, charge) values (?, ?, 1, '', '')";
        JdbcTemplate database = jdbc.getObject();
        switch (how) {
            case "duplicate" -> {
                database.update(insert, 1, "ann");
                database.update(insert, 1, "bob");
            }
            case "null" -> database.update(insert, 2, null);
            case "character" -> database.update(insert, 3, "a\0b");
            case "range" -> database.execute("insert into payment (id, payer) values (99999999999999999999, 'ann')");
            case "locked" -> database.execute("do $$ begin raise lock_not_available; end $$");
            case "late" -> {
                JdbcTemplate impatient = new JdbcTemplate(Objects.requireNonNull(database.getDataSource()));
                impatient.setQueryTimeout(1);
                impatient.execute("select pg_sleep(5)");
            }
            default -> {}
        }
    }

    @ExceptionHandler(Own.class)
    ResponseEntity<String> own() {
        return ResponseEntity.status(402).body("the service's own answer");
    }
}
