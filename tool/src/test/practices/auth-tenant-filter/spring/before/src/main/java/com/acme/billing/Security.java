package com.acme.billing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class Security {
    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests
                        .requestMatchers("/status/**").permitAll()
                        .requestMatchers("/operations/**").hasRole("SUPER_ADMIN")
                        .anyRequest().authenticated())
                .build();
    }
}

class Caller extends User {
    private final Long tenantId;

    Caller(String name, Long tenantId) {
        super(name, "", java.util.List.of());
        this.tenantId = tenantId;
    }

    Long getTenantId() {
        return tenantId;
    }
}

class CurrentTenant {
    private static final ThreadLocal<Long> HELD = new ThreadLocal<>();

    static Long get() {
        return HELD.get();
    }

    static void set(Long tenant) {
        HELD.set(tenant);
    }
}
