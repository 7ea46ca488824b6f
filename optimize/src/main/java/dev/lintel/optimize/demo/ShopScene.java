package dev.lintel.optimize.demo;

import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.Login;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The shop on a server of our own, filled and asked: through HTTP where it can be built, else by the statements that
/// it would send.
public final class ShopScene implements AutoCloseable {
    public static final String DATABASE = "postgres";
    /// More orders than this, and the answer with all of them does not fit into the shop's memory.
    private static final int LISTED_WHOLE = 300_000;
    private static final int WARM_UP = 10;

    private final ShopFolder folder;
    private final Optional<Path> jar;
    private final int orders;
    private final Server server;
    private Optional<Service> service = Optional.empty();

    private ShopScene(ShopFolder folder, Optional<Path> jar, int orders, Server server) {
        this.folder = folder;
        this.jar = jar;
        this.orders = orders;
        this.server = server;
    }

    /// @param folder of a shop
    /// @param jar of it; empty where it could not be built
    public static ShopScene start(ShopFolder folder, Optional<Path> jar, int orders) throws IOException {
        Server server = Server.start(
                Server.bundled(),
                Map.of(
                        "shared_preload_libraries", "pg_stat_statements",
                        "autovacuum", "off",
                        "shared_buffers", "256MB",
                        "max_wal_size", "4GB",
                        "jit", "off"));
        ShopScene scene = new ShopScene(folder, jar, orders, server);
        try (Connection connection = server.connect(DATABASE)) {
            if (jar.isPresent()) {
                scene.restart();
            } else {
                ShopData.migrate(connection, folder.migrations());
            }
            ShopData.fill(connection, orders);
            return scene;
        } catch (SQLException failed) {
            scene.close();
            throw new IOException("the shop could not be filled: " + failed.getMessage(), failed);
        } catch (IOException | RuntimeException failed) {
            scene.close();
            throw failed;
        }
    }

    public boolean answersHttp() {
        return service.isPresent();
    }

    public Login login() {
        return Login.own(server.url(DATABASE), server.credentials());
    }

    public Server server() {
        return server;
    }

    /// Everything that a client may ask, with new counters.
    ///
    /// @param each calls of each endpoint
    /// @return what was measured; empty when the statements were sent without the shop
    public List<Latency> ask(int each) throws IOException {
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_stat_statements_reset(), pg_stat_reset()");
            if (service.isEmpty()) {
                new ShopTraffic(connection, orders).run(each);
                return List.of();
            }
            Service running = service.get();
            List<Latency> measured = Client.send(running.at(), ShopCalls.of(orders, each + WARM_UP), WARM_UP);
            if (orders <= LISTED_WHOLE) {
                Client.send(running.at(), ShopCalls.administrator(ShopData.users(orders)), 0);
            }
            return measured;
        } catch (SQLException failed) {
            throw new IOException("the shop could not be asked: " + failed.getMessage(), failed);
        }
    }

    /// Starts it anew, so that its own Flyway runs what was written into its folder meanwhile.
    public void restart() throws IOException {
        service.ifPresent(Service::close);
        service = Optional.empty();
        if (jar.isEmpty()) {
            return;
        }
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.datasource.url",
                server.url(DATABASE),
                "spring.datasource.username",
                server.credentials().getOrDefault("user", ""),
                "spring.datasource.password",
                server.credentials().getOrDefault("password", ""),
                "spring.flyway.locations",
                "filesystem:" + folder.migrations(),
                "spring.flyway.postgresql.transactional-lock",
                "false",
                "shop.token.secret",
                ShopCalls.TOKEN_SECRET,
                "shop.payment.webhook-secret",
                ShopCalls.WEBHOOK_SECRET,
                "logging.level.root",
                "warn"));
        service = Optional.of(Service.start(
                jar.get(), settings, ShopFolder.parent(folder.path()).resolve("service.log")));
    }

    @Override
    public void close() {
        service.ifPresent(Service::close);
        server.close();
    }
}
