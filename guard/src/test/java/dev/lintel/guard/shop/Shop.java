package dev.lintel.guard.shop;

import dev.lintel.guard.key.ApiKeyFilter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class Shop {
    /// How many passwords were checked: each costs what a hash costs.
    public static final AtomicInteger HASHES = new AtomicInteger();

    /// A request to `/open/held` has arrived; it is answered when the second is let go.
    public static final CountDownLatch ARRIVED = new CountDownLatch(1);

    public static final CountDownLatch LET_GO = new CountDownLatch(1);

    public static void main(String... arguments) {
        SpringApplication.run(Shop.class, arguments);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, ObjectProvider<ApiKeyFilter> keys) throws Exception {
        keys.ifAvailable(filter -> http.addFilterBefore(filter, BasicAuthenticationFilter.class));
        return http.authorizeHttpRequests(rules -> rules.requestMatchers("/open/**", "/error", "/actuator/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    PasswordEncoder encoder() {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence raw) {
                return String.valueOf(raw);
            }

            @Override
            public boolean matches(@Nullable CharSequence raw, @Nullable String encoded) {
                HASHES.incrementAndGet();
                return String.valueOf(raw).equals(encoded);
            }
        };
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(
                User.withUsername("ann").password("secret").roles("USER").build(),
                User.withUsername("bob").password("secret").roles("USER").build(),
                User.withUsername("ida").password("secret").roles("INTERNAL").build());
    }
}
