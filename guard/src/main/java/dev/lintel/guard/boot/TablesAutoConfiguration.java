package dev.lintel.guard.boot;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/// The tables of guard's other parts.
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@AutoConfigureBefore(LimitsAutoConfiguration.class)
public class TablesAutoConfiguration {
    @Bean
    @DependsOnDatabaseInitialization // migrations make them
    @Lazy // only who keeps something in a database asks for it
    GuardTables lintelTables(ObjectProvider<DataSource> database, Environment environment) {
        boolean create = environment.getProperty("lintel.guard.create-tables", Boolean.class, false);
        return new GuardTables(database.getIfAvailable(), create);
    }
}
