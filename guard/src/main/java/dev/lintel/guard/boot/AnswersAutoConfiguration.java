package dev.lintel.guard.boot;

import dev.lintel.guard.answer.BoundFilter;
import dev.lintel.guard.answer.BrokenOff;
import dev.lintel.guard.answer.HeaderFilter;
import dev.lintel.guard.answer.Ndjson;
import dev.lintel.guard.answer.SelectedFields;
import dev.lintel.limits.policy.PathPattern;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Header fields, CORS, bounds of bodies, chosen members and long lists.
@AutoConfiguration(
        after = LimitsAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({HeadersSettings.class, CorsSettings.class, BoundsSettings.class})
public class AnswersAutoConfiguration {
    /// Around everything that answers, for their answers need the fields too.
    private static final int HEADERS = -130;

    private static final int CORS = -125;

    /// Behind the limits before authentication, around whoever reads a body.
    private static final int BOUNDS = -105;

    @Bean
    @ConditionalOnProperty("lintel.guard.headers.enabled")
    FilterRegistrationBean<HeaderFilter> lintelHeaders(HeadersSettings settings) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(HeaderFilter.FOR_AN_API);
        fields.putAll(settings.set());
        fields.values().removeIf(String::isBlank);
        FilterRegistrationBean<HeaderFilter> registration = new FilterRegistrationBean<>(new HeaderFilter(fields));
        registration.setName("lintel-headers");
        registration.setOrder(HEADERS);
        return registration;
    }

    /// Spring's filter; ours are the list and what may not stand in it.
    @Bean
    FilterRegistrationBean<CorsFilter> lintelCors(CorsSettings settings) {
        settings.origins().forEach(AnswersAutoConfiguration::check);
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.origins());
        cors.setAllowedMethods(settings.methods());
        cors.setAllowedHeaders(settings.headers());
        cors.setExposedHeaders(settings.expose());
        cors.setAllowCredentials(settings.credentials());
        cors.setMaxAge(settings.maxAge());
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(new CorsFilter(source));
        registration.setName("lintel-cors");
        registration.setEnabled(!settings.origins().isEmpty());
        registration.setOrder(CORS);
        return registration;
    }

    /// `*` lets any page in, `null` any sandboxed one and any file; a path or a pattern never matches.
    private static void check(String origin) {
        boolean fine;
        try {
            URI uri = URI.create(origin);
            fine = uri.getHost() != null && origin.equals(uri.getScheme() + "://" + uri.getRawAuthority());
        } catch (IllegalArgumentException none) {
            fine = false;
        }
        if (!fine) {
            throw new GuardStartException(
                    "lintel.guard.cors.origins names \"" + origin + "\", which is no single origin.",
                    "Write each as https://host or https://host:port.");
        }
    }

    @Bean
    @ConditionalOnProperty("lintel.guard.bounds.body")
    FilterRegistrationBean<BoundFilter> lintelBounds(BoundsSettings settings) {
        DataSize body = settings.body() == null ? DataSize.ofKilobytes(64) : settings.body();
        List<BoundFilter.Bound> others = settings.paths().entrySet().stream()
                .map(each -> new BoundFilter.Bound(
                        PathPattern.of(each.getKey()), each.getValue().toBytes()))
                .toList();
        FilterRegistrationBean<BoundFilter> registration =
                new FilterRegistrationBean<>(new BoundFilter(body.toBytes(), others));
        registration.setName("lintel-bounds");
        registration.setOrder(BOUNDS);
        return registration;
    }

    /// What needs Jackson.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JsonMapper.class)
    @ConditionalOnBean(JsonMapper.class)
    static class Json {
        @Bean
        SelectedFields lintelSelectedFields(ObjectProvider<JsonMapper> mapper) {
            return new SelectedFields(mapper::getObject);
        }

        @Bean
        WebMvcConfigurer lintelSelectedFieldsRegistration(SelectedFields fields) {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(fields).order(-700);
                }
            };
        }
    }

    @Bean
    WebMvcConfigurer lintelBrokenOff() {
        return new WebMvcConfigurer() {
            @Override
            public void configureAsyncSupport(AsyncSupportConfigurer async) {
                async.registerCallableInterceptors(new BrokenOff());
            }
        };
    }

    /// What needs a database as well.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({JsonMapper.class, JdbcTemplate.class})
    @ConditionalOnBean({JsonMapper.class, DataSource.class, PlatformTransactionManager.class})
    static class Rows {
        @Bean
        Ndjson lintelNdjson(JsonMapper mapper, DataSource database, PlatformTransactionManager transactions) {
            return new Ndjson(mapper, new JdbcTemplate(database), transactions);
        }
    }
}
