package com.acme.games;

import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;

@Configuration
public class Login {
    @Bean
    public DaoAuthenticationProvider provider(UserDetailsService players) {
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(players);
        provider.setPasswordEncoder(NoOpPasswordEncoder.getInstance()); // expect: sec-password-hash
        return provider;
    }
}
