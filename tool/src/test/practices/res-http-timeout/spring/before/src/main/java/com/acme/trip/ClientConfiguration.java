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
    RestTemplate weatherTemplate() {
        return new RestTemplate(); // expect: res-http-timeout
    }

    @Bean
    RestTemplate connectOnlyTemplate() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(1000);
        return new RestTemplate(factory); // expect: res-http-timeout
    }

    @Bean
    RestTemplate boundedTemplate() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(1000);
        factory.setReadTimeout(3000);
        return new RestTemplate(factory); // silent: res-http-timeout because both limits are set
    }

    @Bean
    RestTemplate builtTemplate(RestTemplateBuilder builder, @Value("${trip.timeout}") Duration timeout) {
        return builder.connectTimeout(timeout).readTimeout(timeout).build(); // silent: res-http-timeout because a setting limits both
    }
}
