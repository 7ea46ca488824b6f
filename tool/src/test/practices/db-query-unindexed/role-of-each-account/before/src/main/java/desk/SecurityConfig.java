package desk;

import org.springframework.context.annotation.*;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

@Configuration
class SecurityConfig {
    private final TokenFilter tokens;

    SecurityConfig(TokenFilter tokens) {
        this.tokens = tokens;
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(rules -> rules
                        .requestMatchers(HttpMethod.POST, "/rooms").hasRole("WARDEN")
                        .requestMatchers("/calls", "/rooms").hasRole("CALLER")
                        .anyRequest().denyAll())
                .addFilterBefore(tokens, UsernamePasswordAuthenticationFilter.class)
                .build();
    }
}
