package clips;

import org.springframework.context.annotation.*;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class Security {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(
                rules -> rules.requestMatchers("/admin/figures").hasRole("STAFF").anyRequest().authenticated());
        return http.build();
    }
}
