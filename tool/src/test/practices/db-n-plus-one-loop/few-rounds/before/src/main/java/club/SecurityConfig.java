package club;

import org.springframework.context.annotation.*;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class SecurityConfig {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(rules -> rules
                        .requestMatchers(HttpMethod.POST, "/halls").hasRole("ADMIN")
                        .requestMatchers(HttpMethod.POST, "/sheets").hasAuthority("PROJECT_SHEET:ADD")
                        .anyRequest().authenticated())
                .build();
    }
}
