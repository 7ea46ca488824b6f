package com.example.shop;

import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the shop with a throw-away PostgreSQL and a payment provider that says yes: `mvn spring-boot:test-run`. */
public final class ShopOnEmbeddedPostgres {
    private ShopOnEmbeddedPostgres() {}

    public static void main(String[] args) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        System.setProperty("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
        System.setProperty("spring.datasource.username", "postgres");
        System.setProperty("shop.payment.base-url", paymentProvider());
        System.setProperty("shop.payment.webhook-secret", "only-for-local-runs");
        ShopApplication.main(args);
    }

    private static String paymentProvider() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger charges = new AtomicInteger();
        server.createContext("/charges", exchange -> {
            String reference = "charge-" + charges.incrementAndGet();
            byte[] answer = ("{\"reference\":\"" + reference + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return "http://localhost:" + server.getAddress().getPort();
    }
}
