package dev.lintel.guard.boot;

import dev.lintel.guard.client.ClientAddress;
import dev.lintel.guard.idempotency.ClientsInReach;
import dev.lintel.guard.idempotency.IdempotencyArgument;
import dev.lintel.guard.idempotency.IdempotencyFilter;
import dev.lintel.guard.idempotency.IdempotencyStore;
import dev.lintel.guard.idempotency.IdempotentHandlers;
import dev.lintel.guard.idempotency.KeyOwners;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Idempotent handlers: a filter behind authentication, and a table that must be there if any handler is
/// idempotent.
@AutoConfiguration(
        after = {TablesAutoConfiguration.class, LimitsAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnBean({DataSource.class, PlatformTransactionManager.class})
@EnableConfigurationProperties(IdempotencySettings.class)
public class IdempotencyAutoConfiguration {
    private static final int ORDER = -80;

    @Bean
    IdempotencyStore lintelIdempotencyStore(GuardTables tables, IdempotencySettings settings) {
        return new IdempotencyStore(
                new JdbcTemplate(tables.database("Idempotent handlers need one")), settings.lease(), settings.keep());
    }

    @Bean
    SingletonSupplier<IdempotentHandlers> lintelIdempotentHandlers(
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return SingletonSupplier.of(
                () -> new IdempotentHandlers(mappings.orderedStream().toList()));
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> lintelIdempotencyFilter(
            SingletonSupplier<IdempotentHandlers> handlers,
            IdempotencyStore store,
            PlatformTransactionManager transactions,
            ObjectProvider<RequestMappingHandlerAdapter> adapter,
            ClientAddress addresses,
            IdempotencySettings settings) {
        IdempotencyFilter filter = new IdempotencyFilter(
                handlers::obtain,
                store,
                LateConnections.of(transactions),
                () -> adapter.getObject().getMessageConverters(),
                new KeyOwners(settings.anonymous(), addresses),
                (int) settings.mostBytes().toBytes());
        FilterRegistrationBean<IdempotencyFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setName("lintel-idempotency");
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    WebMvcConfigurer lintelIdempotencyArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdempotencyArgument());
            }
        };
    }

    @Bean
    IdempotencyStart lintelIdempotencyStart(
            SingletonSupplier<IdempotentHandlers> handlers,
            GuardTables tables,
            IdempotencyStore store,
            ConfigurableListableBeanFactory beans) {
        return new IdempotencyStart(handlers, tables, store, new ClientsInReach(beans));
    }

    /// Looks at the handlers once all are there, and sweeps the table while the service runs.
    static final class IdempotencyStart implements SmartInitializingSingleton, AutoCloseable {
        private final SingletonSupplier<IdempotentHandlers> handlers;
        private final GuardTables tables;
        private final IdempotencyStore store;
        private final ClientsInReach clients;
        private final ScheduledExecutorService sweep = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lintel-guard-idempotency");
            thread.setDaemon(true);
            return thread;
        });

        IdempotencyStart(
                SingletonSupplier<IdempotentHandlers> handlers,
                GuardTables tables,
                IdempotencyStore store,
                ClientsInReach clients) {
            this.handlers = handlers;
            this.tables = tables;
            this.store = store;
            this.clients = clients;
        }

        @Override
        public void afterSingletonsInstantiated() {
            if (handlers.obtain().any()) {
                tables.need("lintel_guard_idempotency", IdempotencyStore.class, "idempotency.sql");
                sweep.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
                handlers.obtain().withoutSteps().forEach(this::warnOfClients);
            }
        }

        private void warnOfClients(HandlerMethod handler) {
            clients.of(handler)
                    .ifPresent(client -> LoggerFactory.getLogger(IdempotencyStart.class)
                            .warn(
                                    "@Idempotent at {} can call somebody by {}, who knows no repetition: a retry after"
                                            + " a crash would call again. Take an Idempotency as a parameter, make the"
                                            + " call in step(…), and hand its key on as the provider's own.",
                                    handler,
                                    client));
        }

        @SuppressWarnings("IllegalCatch") // an exception would end the schedule; the database is back some time later
        private void sweep() {
            try {
                store.forget();
            } catch (RuntimeException later) {
                LoggerFactory.getLogger(IdempotencyStart.class)
                        .debug("Expired idempotency keys were not thrown out.", later);
            }
        }

        @Override
        public void close() {
            sweep.shutdownNow();
        }
    }
}
