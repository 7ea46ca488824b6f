package dev.lintel.guard.boot;

import dev.lintel.guard.answer.Ndjson;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// Lists that are too long for memory, out of a database.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({JsonMapper.class, JdbcTemplate.class})
public class LongListsAutoConfiguration {
    @Bean
    @ConditionalOnBean({JsonMapper.class, DataSource.class, PlatformTransactionManager.class})
    Ndjson lintelNdjson(JsonMapper mapper, DataSource database, PlatformTransactionManager transactions) {
        return new Ndjson(mapper, new JdbcTemplate(database), transactions);
    }
}
