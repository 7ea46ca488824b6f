package dev.lintel.guard.boot;

import java.net.URI;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Pages of other origins that may call, where any are named.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@WhenSet("lintel.guard.cors")
@EnableConfigurationProperties(CorsSettings.class)
public class CorsAutoConfiguration {
    private static final int CORS = -125;

    /// Spring's filter; ours are the list and what may not stand in it.
    @Bean
    FilterRegistrationBean<CorsFilter> lintelCors(CorsSettings settings) {
        settings.origins().forEach(CorsAutoConfiguration::check);
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
}
