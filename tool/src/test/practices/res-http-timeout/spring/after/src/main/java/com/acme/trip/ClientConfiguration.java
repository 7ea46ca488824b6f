package com.acme.trip;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

@Configuration
class ClientConfiguration {
    @Bean
    RestTemplate weatherTemplate(RestTemplateBuilder builder) {
        return builder.connectTimeout(Duration.ofSeconds(1)).readTimeout(Duration.ofSeconds(3)).build();
    }

    @Bean
    RestTemplate connectOnlyTemplate() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(1000);
        factory.setReadTimeout(3000);
        return new RestTemplate(factory);
    }

    @Bean
    RestTemplate boundedTemplate() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(1000);
        factory.setReadTimeout(3000);
        return new RestTemplate(factory);
    }

    @Bean
    RestTemplate builtTemplate(RestTemplateBuilder builder, @Value("${trip.timeout}") Duration timeout) {
        return builder.connectTimeout(timeout).readTimeout(timeout).build();
    }
}
