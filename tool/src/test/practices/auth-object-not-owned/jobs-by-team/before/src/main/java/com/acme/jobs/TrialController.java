package com.acme.jobs;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("test")
public class TrialController {
    private final JobMapper jobs;

    public TrialController(JobMapper jobs) {
        this.jobs = jobs;
    }

    @PostMapping("/trial/jobs/{id}/stop")
    public void stop(@PathVariable long id) {
        jobs.stop(id); // silent: auth-object-not-owned because the endpoint exists in tests only
    }
}
