package com.acme.forum;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("forum.cookie")
public record CookieSettings(boolean secure) {}
