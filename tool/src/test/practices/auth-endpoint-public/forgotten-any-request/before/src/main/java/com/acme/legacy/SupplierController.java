package com.acme.legacy;

import dev.lintel.guard.PublicEndpoint;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class SupplierController {
    private static final String BASE = "/internal/suppliers";

    private final JdbcTemplate jdbc;

    public SupplierController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/orders") // expect: auth-endpoint-public
    public void order(@RequestParam String name) {
        jdbc.update("insert into suppliers (name, email) values (?, '-')", name);
    }

    @PutMapping("/orders/{id}/name") // expect: auth-endpoint-public
    public void rename(@PathVariable long id, @RequestParam String name) {
        jdbc.update("update suppliers set name = ? where id = ?", name, id);
    }

    @GetMapping("/orders") // expect: auth-endpoint-public
    public List<String> orders() {
        return jdbc.queryForList("select name from suppliers limit 100", String.class);
    }

    @PostMapping("/hooks/payments") // silent: auth-endpoint-public because the sender proves itself by a signature
    public void paid(@RequestHeader("X-Signature") String signature, @RequestBody String body) {
        if (!Signatures.validSignature(signature, body)) {
            throw new IllegalArgumentException("signature");
        }
        jdbc.update("update suppliers set name = ? where email = 'paid'", body);
    }

    @PublicEndpoint("suppliers apply without an account")
    @PostMapping("/applications") // silent: auth-endpoint-public because the handler says that it is open on purpose
    public void apply(@RequestParam String name) {
        jdbc.update("insert into suppliers (name, email) values (?, 'applies')", name);
    }

    @PostMapping("/scales/{deviceToken}/weights") // silent: auth-endpoint-public because the scale shows its token
    public void weighed(@PathVariable String deviceToken, @RequestParam String weight) {
        jdbc.update("update suppliers set name = ? where email = ?", weight, deviceToken);
    }

    @PostMapping("/invitations") // silent: auth-endpoint-public because a row is looked up by the token that was sent
    public void accept(@RequestBody Invitation invitation) {
        Long id = jdbc.queryForObject(
                "select id from suppliers where email = ?", Long.class, invitation.accessToken());
        jdbc.update("update suppliers set name = ? where id = ?", invitation.name(), id);
    }

    @PostMapping("/phones") // expect: auth-endpoint-public
    public void phone(@RequestBody Invitation invitation) {
        jdbc.update("insert into suppliers (name, email) values (?, ?)", invitation.name(), invitation.accessToken());
    }

    @PostMapping("/password/forgot") // silent: auth-endpoint-public because whoever forgot the password cannot log in
    public void forgot(@RequestParam String email) {
        jdbc.update("insert into suppliers (name, email) values ('reset', ?)", email);
    }

    @PostMapping("/admin/suppliers") // silent: auth-endpoint-public because the rule asks for a role
    public void add(@RequestParam String name) {
        jdbc.update("insert into suppliers (name, email) values (?, '-')", name);
    }

    public record Invitation(String name, String accessToken) {}
}
