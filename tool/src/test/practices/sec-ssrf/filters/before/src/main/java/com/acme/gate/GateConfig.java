package com.acme.gate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

@Configuration
class GateConfig {
    @Bean
    SecurityFilterChain chain(HttpSecurity http, TokenFilter tokens, TenantFilter tenants, MirrorFilter mirrors) throws Exception {
        return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .addFilterBefore(tenants, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(mirrors, AuthorizationFilter.class)
                .build();
    }
}
