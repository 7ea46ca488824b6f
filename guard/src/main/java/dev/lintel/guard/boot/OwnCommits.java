package dev.lintel.guard.boot;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The service's database as guard uses it outside of transactions: each statement commits, also where the pool
/// hands out connections that do not (`spring.datasource.hikari.auto-commit: false`, as is advised for Hibernate).
/// Counts and claims that a pool quietly rolls back would be limits that never bind. Inside a transaction guard
/// joins the service's connection as before: to Spring this is the data source within.
final class OwnCommits extends DelegatingDataSource implements InfrastructureProxy {
    private final DataSource within;

    OwnCommits(DataSource within) {
        super(within);
        this.within = within;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true); // pools put it back when it is returned
        }
        return connection;
    }

    @Override
    public Object getWrappedObject() {
        return within;
    }
}
