package com.acme.isle;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class Security {
    @Bean
    SecurityFilterChain rest(HttpSecurity http) throws Exception {
        return http.httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/admin/**") // expect: auth-matcher-gap
                        .hasRole("ADMIN")
                        .requestMatchers("/ferries/**") // silent: auth-matcher-gap because no handler has such a path behind the prefix
                        .hasRole("ADMIN")
                        .requestMatchers("/beaches/**") // silent: auth-matcher-gap because who has an account may go there anyway
                        .authenticated()
                        .requestMatchers("/api/v1/keepers/**") // silent: auth-matcher-gap because it matches
                        .hasRole("KEEPER")
                        .requestMatchers("/keepers/**") // silent: auth-matcher-gap because the handler behind the prefix asks for a role
                        .hasRole("KEEPER")
                        .anyRequest()
                        .authenticated())
                .build();
    }
}
