package dev.lintel.bench.guard;

import dev.lintel.guard.key.ApiKeyFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/// A service behind Spring Security. With guard it asks for an API key, and guard sends the security headers;
/// without, its chain lets everybody through, so that the difference is what the features cost and not what a chain
/// costs.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Service.Products.class)
public class FullService {
    public static void main(String... arguments) {
        SpringApplication.run(FullService.class, arguments);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, ObjectProvider<ApiKeyFilter> keys) throws Exception {
        http.csrf(each -> each.disable())
                .headers(each -> each.disable())
                .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        ApiKeyFilter filter = keys.getIfAvailable();
        if (filter == null) {
            return http.authorizeHttpRequests(each -> each.anyRequest().permitAll()).build();
        }
        return http.addFilterBefore(filter, BasicAuthenticationFilter.class)
                .authorizeHttpRequests(each -> each.anyRequest().authenticated())
                .build();
    }
}
