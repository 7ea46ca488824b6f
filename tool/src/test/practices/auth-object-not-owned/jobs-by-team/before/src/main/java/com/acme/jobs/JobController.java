package com.acme.jobs;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/jobs")
public class JobController {
    private final JobMapper jobs;
    private final Teams teams;

    public JobController(JobMapper jobs, Teams teams) {
        this.jobs = jobs;
        this.teams = teams;
    }

    @GetMapping
    public List<Job> ofTeam(@RequestParam int teamNo) {
        teams.validTeam(teamNo);
        return jobs.ofTeam(teamNo); // silent: auth-object-not-owned because the team is checked before
    }

    @GetMapping("/{id}/script")
    public String script(@PathVariable long id) {
        Job job = jobs.byId(id); // silent: auth-object-not-owned because the row's team is checked before it is shown
        teams.validTeam(job.getTeamNo());
        return job.getScript();
    }

    @PostMapping("/{id}/script")
    public void write(@PathVariable long id, @RequestBody String script) {
        jobs.write(id, script); // expect: auth-object-not-owned
    }

    @PostMapping("/{id}/stop")
    public void stop(@PathVariable long id) {
        jobs.stop(id); // expect: auth-object-not-owned
    }

    @GetMapping("/{id}")
    public Job show(@PathVariable long id) {
        return jobs.byId(id); // expect: auth-object-not-owned
    }

    @PostMapping("/{id}/pause")
    public void pause(@PathVariable long id) {
        teams.validTeam(jobs.byId(id).getTeamNo());
        jobs.stop(id); // silent: auth-object-not-owned because the row's team is checked before
    }

    @DeleteMapping("/calendars/{id}")
    public void deleteCalendar(@PathVariable long id) {
        jobs.deleteCalendar(id); // silent: auth-object-not-owned because nobody checks whose calendars are: all share them
    }
}
