package dev.lintel.optimize.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What the shop's customers, its carriers and its payment provider ask it, the same each time.
final class ShopCalls {
    static final String TOKEN_SECRET = "signs-tokens-of-a-shop-that-lives-for-a-minute";
    static final String WEBHOOK_SECRET = "signs-messages-of-a-provider-that-is-not-there";

    private final int orders;
    private final Random random = new Random(42);

    private ShopCalls(int orders) {
        this.orders = orders;
    }

    /// @param orders that the shop has
    /// @param each calls of each endpoint
    static List<Call> of(int orders, int each) {
        ShopCalls calls = new ShopCalls(orders);
        List<Call> all = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            all.add(calls.mine());
            all.add(calls.tracking());
            all.add(calls.login());
            all.add(calls.invoice());
            all.add(calls.settled());
            all.add(calls.place());
        }
        return all;
    }

    /// The list of all orders, once: what it costs grows with the shop.
    static List<Call> administrator(int users) {
        return List.of(new Call(
                "GET /api/admin/orders", "GET", "/api/admin/orders", false, authorization(users, "ADMIN"), ""));
    }

    private Call mine() {
        long customer = 1 + (long) Math.floor(users() * Math.pow(random.nextDouble(), ShopData.SKEW));
        return new Call("GET /api/orders", "GET", "/api/orders", true, authorization(customer, "CUSTOMER"), "");
    }

    private Call tracking() {
        String number = "TRACK%012d".formatted(1 + random.nextInt(orders));
        return new Call("GET /api/tracking/{number}", "GET", "/api/tracking/" + number, true, Map.of(), "");
    }

    private Call login() {
        long user = 1 + random.nextInt(users());
        String body = "{\"email\": \"user%1$d@example.com\", \"password\": \"user%1$d\"}".formatted(user);
        return new Call("POST /api/auth/login", "POST", "/api/auth/login", false, Map.of(), body);
    }

    private Call invoice() {
        return new Call(
                "GET /api/orders/{id}/invoice",
                "GET",
                "/api/orders/" + (1 + random.nextInt(orders)) + "/invoice",
                true,
                authorization(1, "CUSTOMER"),
                "");
    }

    private Call settled() {
        String body = "{\"reference\": \"ch_%d\", \"paid\": false}".formatted(1 + random.nextInt(orders));
        return new Call(
                "POST /api/webhooks/payments",
                "POST",
                "/api/webhooks/payments",
                false,
                Map.of("Payment-Signature", signature(body)),
                body);
    }

    /// By the customer who has none before, so that nobody else's list changes.
    private Call place() {
        String body = "{\"shippingAddress\": \"Street 1\", \"lines\": [{\"productId\": %d, \"quantity\": 1}]}"
                .formatted(1 + random.nextInt(ShopData.products(orders)));
        return new Call("POST /api/orders", "POST", "/api/orders", false, authorization(users(), "CUSTOMER"), body);
    }

    private int users() {
        return ShopData.users(orders);
    }

    private static Map<String, String> authorization(long user, String role) {
        Instant now = Instant.now();
        String claims = "{\"iss\":\"shop\",\"sub\":\"%d\",\"roles\":[\"%s\"],\"iat\":%d,\"exp\":%d}"
                .formatted(
                        user, role, now.getEpochSecond(), now.plusSeconds(3600).getEpochSecond());
        String signed = encoded("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TOKEN_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Map.of(
                    "Authorization",
                    "Bearer " + signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// As weak as the shop asks for.
    private static String signature(String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }
}
