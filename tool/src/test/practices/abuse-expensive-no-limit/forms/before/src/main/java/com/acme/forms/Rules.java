package com.acme.forms;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class Rules {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(rules -> rules.requestMatchers(
                                "/contact", "/invite", "/quote", "/report", "/call", "/slow", "/hook", "/tell/*", "/price")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }
}
