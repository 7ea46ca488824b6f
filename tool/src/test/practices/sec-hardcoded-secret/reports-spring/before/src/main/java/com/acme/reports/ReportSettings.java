package com.acme.reports;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("reports")
public record ReportSettings(String url, String user, String password) {}
