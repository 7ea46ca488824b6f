package com.acme.reports;

import java.sql.Connection;
import java.sql.DriverManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ReportController {
    private final ReportSettings settings;

    public ReportController(ReportSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/reports")
    public void reports() throws Exception {
        Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        connection.close();
    }
}
