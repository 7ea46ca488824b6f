package com.acme.reports;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ReportController {
    private static final String KEY = "kR7-" + "s9wPq2Lm" + "0fZx";

    private final ReportSettings settings;

    public ReportController(ReportSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/reports")
    public void reports() throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:postgresql://db/reports", "reports", "tr0ub4dor&3"); // expect: sec-hardcoded-secret
        connection.close();
    }

    @GetMapping("/reports/set")
    public void set() throws Exception {
        // silent: sec-hardcoded-secret because the settings have it
        Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        connection.close();
    }

    @GetMapping("/reports/environment")
    public void environment() throws Exception {
        // silent: sec-hardcoded-secret because the environment has it
        DriverManager.getConnection("jdbc:postgresql://db/reports", "reports", System.getenv("PASSWORD")).close();
    }

    @GetMapping("/reports/empty")
    public void empty() throws Exception {
        DriverManager.getConnection("jdbc:h2:mem:x", "sa", "").close(); // silent: sec-hardcoded-secret because there is no password
    }

    @PostMapping("/reports/seal")
    public byte[] seal(@RequestBody byte[] text) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "AES")); // expect: sec-hardcoded-secret
        return cipher.doFinal(text);
    }

    @PostMapping("/reports/seal/asked")
    public byte[] sealAsked(@RequestBody byte[] text, @RequestHeader("X-Key") String key) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        // silent: sec-hardcoded-secret because the caller brings the key
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "AES"));
        return cipher.doFinal(text);
    }

    @PostMapping("/reports/seal/vector")
    public byte[] sealWithVector(@RequestBody byte[] text) throws Exception {
        byte[] key = System.getenv("REPORT_KEY").getBytes(StandardCharsets.UTF_8);
        // silent: sec-hardcoded-secret because a vector travels with the message and is no secret
        IvParameterSpec vector = new IvParameterSpec("0102030405060708".getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), vector);
        return cipher.doFinal(text);
    }
}
