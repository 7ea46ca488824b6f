package dev.lintel.optimize.demo;

import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.Login;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// The shop's database on a server of our own, filled and asked.
public final class DemoServer implements AutoCloseable {
    private static final String DATABASE = "postgres";

    private final Server server;

    private DemoServer(Server server) {
        this.server = server;
    }

    /// @param shop the folder of the example
    /// @param rounds how often each endpoint is called
    public static DemoServer start(Path shop, int orders, int rounds) throws IOException {
        Server server = Server.start(
                Server.bundled(),
                Map.of(
                        "shared_preload_libraries", "pg_stat_statements",
                        "autovacuum", "off",
                        "shared_buffers", "256MB",
                        "max_wal_size", "4GB",
                        "jit", "off"));
        try (Connection connection = server.connect(DATABASE)) {
            ShopData.fill(connection, shop, orders);
            new ShopTraffic(connection, orders).run(rounds);
            return new DemoServer(server);
        } catch (SQLException failed) {
            server.close();
            throw new IOException("the demo could not be filled: " + failed.getMessage(), failed);
        } catch (IOException | RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    public Login login() {
        return Login.own(server.url(DATABASE), server.credentials());
    }

    public Connection connect() throws SQLException {
        return server.connect(DATABASE);
    }

    @Override
    public void close() {
        server.close();
    }
}
