package com.acme.report;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ReportController {
    private final ReportService service;

    public ReportController(ReportService service) {
        this.service = service;
    }

    @PostMapping("/reports/{id}")
    public void insert(@PathVariable long id) {
        service.insert(id);
    }

    @PostMapping("/reports/{id}/together")
    public void together(@PathVariable long id) {
        service.insertWithCaller(id);
    }

    @PostMapping("/reports/{id}/archive")
    public void archive(@PathVariable long id) {
        service.archive(id);
    }

    @PostMapping("/reports/{id}/comparison")
    public void compare(@PathVariable long id) {
        service.compare(id);
    }
}
