package dev.lintel.guard.boot;

import dev.lintel.guard.key.ApiKeyCommand;
import dev.lintel.guard.key.ApiKeyFilter;
import dev.lintel.guard.key.ApiKeys;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContext;

/// API keys, where a prefix for them is set. The filter is the service's to put into its chain; it is not registered
/// by itself, for only the chain knows what is behind it.
@AutoConfiguration(after = TablesAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({JdbcTemplate.class, SecurityContext.class})
@ConditionalOnProperty("lintel.guard.api-keys.prefix")
public class KeysAutoConfiguration {
    @Bean
    ApiKeys lintelApiKeys(GuardTables tables, @Value("${lintel.guard.api-keys.prefix}") String prefix) {
        if (!prefix.matches("[A-Za-z][A-Za-z0-9]{1,15}")) {
            throw new GuardStartException(
                    "lintel.guard.api-keys.prefix is \"" + prefix + "\".", "Use 2 to 16 letters and digits.");
        }
        DataSource database = tables.database("lintel.guard.api-keys.prefix is set");
        tables.need("lintel_guard_api_key", ApiKeys.class, "keys.sql");
        return new ApiKeys(new JdbcTemplate(database), prefix, Clock.systemUTC());
    }

    @Bean
    ApiKeyFilter lintelApiKeyFilter(ApiKeys keys) {
        return new ApiKeyFilter(keys);
    }

    @Bean
    FilterRegistrationBean<ApiKeyFilter> lintelApiKeyFilterOnlyInTheChain(ApiKeyFilter filter) {
        FilterRegistrationBean<ApiKeyFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    /// `--api-key.issue=OWNER:SCOPE` and `--api-key.revoke=ID` at the start of the service, which ends afterwards.
    @Bean
    ApplicationRunner lintelApiKeyCommand(
            ApiKeys keys,
            @Value("${lintel.guard.api-keys.scopes:}") Set<String> scopes,
            ConfigurableApplicationContext context) {
        return arguments -> {
            List<String> issue = values(arguments, "api-key.issue");
            List<String> revoke = values(arguments, "api-key.revoke");
            if (!issue.isEmpty() || !revoke.isEmpty()) {
                new ApiKeyCommand(keys, Clock.systemUTC(), scopes).run(issue, revoke, System.out::println);
                context.close();
            }
        };
    }

    private static List<String> values(ApplicationArguments arguments, String name) {
        List<String> values = arguments.getOptionValues(name);
        return values == null ? List.of() : values;
    }
}
