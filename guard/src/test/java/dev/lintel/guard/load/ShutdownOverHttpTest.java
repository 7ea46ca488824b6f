package dev.lintel.guard.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.Shop;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ShutdownOverHttpTest {
    @Test
    void readiness_goes_down_while_all_is_served_then_the_port_closes_and_what_is_under_way_ends() throws Exception {
        Running shop = Running.with("lintel.guard.load.drain=3s");
        int port = shop.port();
        assertThat(shop.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        CompletableFuture<String> held = inAThread(() -> shop.get("/open/held").body());
        assertThat(Shop.ARRIVED.await(30, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<String> closed = inAThread(() -> {
            shop.close();
            return "closed";
        });
        await(() -> shop.get("/actuator/health/readiness").statusCode() == 503);
        assertThat(shop.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);

        await(() -> refused(port));
        assertThatThrownBy(() -> shop.get("/open/products")).hasRootCauseInstanceOf(IOException.class);
        assertThat(held).isNotDone();
        assertThat(closed).isNotDone();

        Shop.LET_GO.countDown();
        assertThat(held.get(30, TimeUnit.SECONDS)).isEqualTo("held");
        assertThat(closed.get(60, TimeUnit.SECONDS)).isEqualTo("closed");
    }

    private static boolean refused(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return false;
        } catch (ConnectException nobodyListens) {
            return true;
        } catch (IOException other) {
            return false;
        }
    }

    private static CompletableFuture<String> inAThread(Supplier<String> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
