package com.example.shop.web;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The origins whose pages may call us. */
@Validated
@ConfigurationProperties("shop.cors")
record CorsProperties(@NotEmpty List<String> origins) {}
