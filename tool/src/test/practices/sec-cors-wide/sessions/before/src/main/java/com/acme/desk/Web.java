package com.acme.desk;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class Web implements WebMvcConfigurer {
    private static final String ALL = "*";

    @Override
    public void addCorsMappings(CorsRegistry registry) {
        registry.addMapping("/desk/**").allowedOriginPatterns("*").allowCredentials(true); // expect: sec-cors-wide (high)
        registry.addMapping("/prices/**").allowedOrigins("*"); // silent: sec-cors-wide because credentials are not allowed
        registry.addMapping("/news/**").allowedOriginPatterns("*").allowCredentials(false); // silent: sec-cors-wide because credentials are not allowed
        registry.addMapping("/own/**").allowedOrigins("https://desk.example.com").allowCredentials(true); // silent: sec-cors-wide because the origin is listed
        registry.addMapping("/refused/**").allowedOrigins("*").allowCredentials(true); // silent: sec-cors-wide because Spring refuses this pair
    }

    @Bean
    UrlBasedCorsConfigurationSource open() {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.addAllowedOriginPattern(ALL); // expect: sec-cors-wide (high)
        configuration.setAllowCredentials(true);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", configuration);
        return source;
    }

    @Bean
    UrlBasedCorsConfigurationSource listed() {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOriginPatterns(List.of("*")); // expect: sec-cors-wide (high)
        configuration.setAllowCredentials(true);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", configuration);
        return source;
    }

    @Bean
    UrlBasedCorsConfigurationSource two() {
        CorsConfiguration everybody = new CorsConfiguration();
        everybody.addAllowedOriginPattern("*"); // silent: sec-cors-wide because the other object allows credentials
        CorsConfiguration own = new CorsConfiguration();
        own.addAllowedOrigin("https://desk.example.com");
        own.setAllowCredentials(true);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/own", own);
        source.registerCorsConfiguration("/news", everybody);
        return source;
    }
}
