package dev.lintel.guard.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Running;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies, forms and uploads, with and without a length.
class UploadsOverHttpTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=edge";

    private static Running shop;

    @BeforeAll
    static void start() {
        shop = Running.with(
                "lintel.guard.problems.enabled=true",
                "lintel.guard.bounds.body=1KB",
                "spring.servlet.multipart.max-file-size=2KB",
                "spring.servlet.multipart.max-request-size=4KB");
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_part_and_all_parts_together_have_their_bounds(boolean chunked) throws Exception {
        assertThat(send("/open/uploads", PARTS, parts(2_000, 0), chunked).body())
                .isEqualTo("2000");
        assertTooLarge(send("/open/uploads", PARTS, parts(2_100, 0), chunked));
        assertTooLarge(send("/open/uploads", PARTS, parts(1_900, 3_000), chunked));
    }

    @Test
    void a_form_has_the_bound_of_a_body_and_has_to_say_its_length() throws Exception {
        assertThat(send("/open/forms", FORM, "note=" + "x".repeat(1_000), false).body())
                .isEqualTo("1000");
        assertTooLarge(send("/open/forms", FORM, "note=" + "x".repeat(1_100), false));
        HttpResponse<String> unsaid = send("/open/forms", FORM, "note=" + "x".repeat(1_100), true);
        assertThat(unsaid.statusCode()).isEqualTo(411);
        assertThat(unsaid.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(shop.send("GET", "/open/products", "", "Content-Type", FORM).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_text_in_chunks_has_the_bound_of_a_body() throws Exception {
        assertThat(send("/open/texts", "text/plain", "x".repeat(1_024), true).body())
                .isEqualTo("1024");
        assertTooLarge(send("/open/texts", "text/plain", "x".repeat(1_025), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", FORM, PARTS})
    void a_body_without_an_end_is_read_no_further(String type) throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        String begin = type.equals(PARTS) ? begin() : "";
        long written = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), shop.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            String path = type.equals(PARTS) ? "/open/uploads" : type.equals(FORM) ? "/open/forms" : "/open/texts";
            String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n";
            out.write((head + Integer.toHexString(begin.length() + 1) + "\r\n" + begin + "x\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            try {
                while (written < 200_000_000) {
                    out.write(chunk);
                    written += chunk.length;
                }
            } catch (IOException closed) {
                assertThat(closed).isNotNull();
            }
        }
        assertThat(written).isLessThan(20_000_000); // what lies in the sockets' buffers, and what Tomcat lets go by
        assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":413").doesNotContain("Exception");
    }

    private static String begin() {
        return "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
    }

    private static String parts(int first, int second) {
        String more = second == 0
                ? ""
                : "\r\n--edge\r\nContent-Disposition: form-data; name=\"b\"; filename=\"b\"\r\n\r\n"
                        + "y".repeat(second / 2)
                        + "\r\n--edge\r\nContent-Disposition: form-data; name=\"c\"; filename=\"c\"\r\n\r\n"
                        + "z".repeat(second / 2);
        return begin() + "x".repeat(first) + more + "\r\n--edge--\r\n";
    }

    private static HttpResponse<String> send(String path, String type, String body, boolean chunked) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shop.port() + path))
                .header("Content-Type", type)
                .POST(
                        chunked
                                ? HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                                : HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
