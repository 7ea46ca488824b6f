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
                        .requestMatchers(HttpMethod.GET, "/reports/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/reports/*/salaries") // expect: auth-matcher-gap (high)
                        .hasRole("HR")
                        .requestMatchers(HttpMethod.POST, "/reports/*/publish") // silent: auth-matcher-gap because the wide rule is for GET only
                        .hasRole("EDITOR")
                        .requestMatchers("/accounts/**")
                        .authenticated()
                        .requestMatchers("/accounts/*/export") // expect: auth-matcher-gap
                        .hasRole("ACCOUNTANT")
                        .requestMatchers("/accounts/closed/statements") // expect: auth-matcher-gap (low)
                        .hasRole("ACCOUNTANT")
                        .requestMatchers("/accounts/*") // silent: auth-matcher-gap because the earlier rule asks for the same
                        .authenticated()
                        .requestMatchers("/invoice/*") // expect: auth-matcher-gap
                        .hasRole("ACCOUNTANT")
                        .requestMatchers("/actuator/**") // silent: auth-matcher-gap because a library answers there
                        .hasRole("OPS")
                        .anyRequest()
                        .authenticated())
                .build();
    }
}
