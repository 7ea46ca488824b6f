package com.acme.gap;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class Security {
    @Bean
    SecurityFilterChain rest(HttpSecurity http) throws Exception {
        return http.httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/accounts/**")
                        .hasRole("ACCOUNTANT")
                        .requestMatchers("/reports/**") // silent: auth-matcher-gap because rules see the path without the context path
                        .hasRole("EDITOR")
                        .anyRequest()
                        .authenticated())
                .build();
    }
}
