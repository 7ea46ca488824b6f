package com.acme.club;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.LdapShaPasswordEncoder;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration
class PasswordConfiguration {
    @Bean
    PasswordEncoder passwordEncoder() {
        PasswordEncoder encoder = new LdapShaPasswordEncoder(); // expect: sec-password-hash
        return encoder;
    }

    @Bean
    @Profile("test")
    PasswordEncoder quickEncoder() {
        return NoOpPasswordEncoder.getInstance(); // silent: sec-password-hash because only tests run with it
    }
}
