package com.acme.gates;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
public class Web implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new TurnstileInterceptor()).addPathPatterns("/parcels/**");
        registry.addInterceptor(new QuietInterceptor()).addPathPatterns("/parcels/**");
    }
}
