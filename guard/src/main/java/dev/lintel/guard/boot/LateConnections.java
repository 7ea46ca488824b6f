package dev.lintel.guard.boot;

import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// Transactions that take their connection with the first statement and not before: a handler that reads, checks and
/// computes first holds none meanwhile. To Spring this is the data source within, so that the service's own templates
/// and transactions join.
final class LateConnections extends LazyConnectionDataSourceProxy implements InfrastructureProxy {
    private final DataSource within;

    private LateConnections(DataSource within) {
        super(within);
        this.within = within;
    }

    /// The same transactions, but with late connections; those of JPA are Hibernate's to begin and stay as they are.
    static PlatformTransactionManager of(PlatformTransactionManager own) {
        if (!(own instanceof DataSourceTransactionManager jdbc) || jdbc.getDataSource() == null) {
            return own;
        }
        JdbcTransactionManager late = new JdbcTransactionManager(new LateConnections(jdbc.getDataSource()));
        late.setDefaultTimeout(jdbc.getDefaultTimeout());
        late.setRollbackOnCommitFailure(jdbc.isRollbackOnCommitFailure());
        late.setTransactionExecutionListeners(jdbc.getTransactionExecutionListeners());
        return late;
    }

    @Override
    public Object getWrappedObject() {
        return within;
    }
}
