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
                        .requestMatchers(HttpMethod.GET, "/reports/*/salaries")
                        .hasRole("HR")
                        .requestMatchers(HttpMethod.GET, "/reports/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/reports/*/publish")
                        .hasRole("EDITOR")
                        .requestMatchers("/accounts/*/export")
                        .hasRole("ACCOUNTANT")
                        .requestMatchers("/accounts/**")
                        .authenticated()
                        .requestMatchers("/invoices/*")
                        .hasRole("ACCOUNTANT")
                        .anyRequest()
                        .authenticated())
                .build();
    }
}
