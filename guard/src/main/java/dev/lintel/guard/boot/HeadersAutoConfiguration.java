package dev.lintel.guard.boot;

import dev.lintel.guard.answer.HeaderFilter;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/// Header fields on every answer, where they are asked for.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("lintel.guard.headers.enabled")
@EnableConfigurationProperties(HeadersSettings.class)
public class HeadersAutoConfiguration {
    /// Around everything that answers, for their answers need the fields too.
    private static final int HEADERS = -130;

    @Bean
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
}
