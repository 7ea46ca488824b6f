package com.acme.clinic;

import java.security.Principal;
import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Configuration
@EnableCaching
class Caches {}

@RestController
class ClinicController {
    private final Visits visits;
    private final Quiet quiet;
    private final JdbcTemplate jdbc;

    ClinicController(Visits visits, Quiet quiet, JdbcTemplate jdbc) {
        this.visits = visits;
        this.quiet = quiet;
        this.jdbc = jdbc;
    }

    @GetMapping("/visits")
    List<String> mine() {
        return visits.mine();
    }

    @GetMapping("/visits/found")
    List<String> found(@RequestParam String reason) {
        return visits.found(reason);
    }

    @GetMapping("/visits/number")
    long number() {
        return visits.number();
    }

    @GetMapping("/visits/page")
    List<String> page(@RequestParam int page) {
        return visits.page(page);
    }

    @GetMapping("/greeting")
    String greeting() {
        return visits.greeting();
    }

    @GetMapping("/own")
    @Cacheable("own") // expect: auth-cache-key (high)
    public List<String> own() {
        String name = SecurityContextHolder.getContext().getAuthentication().getName();
        return jdbc.queryForList("select reason from visit where patient = ?", String.class, name);
    }

    @GetMapping("/quiet/handed")
    List<String> handed(Principal caller) {
        return quiet.handed(caller.getName());
    }

    @GetMapping("/quiet/keyed")
    List<String> keyed() {
        return quiet.keyed();
    }

    @GetMapping("/quiet/reasons")
    List<String> reasons() {
        return quiet.reasons();
    }

    @GetMapping("/quiet/inside")
    List<String> inside() {
        return quiet.inside();
    }

    @GetMapping("/quiet/before")
    List<String> before(@RequestParam String reason) {
        jdbc.update("insert into visit (id, patient, reason) values (1, ?, ?)", SecurityContextHolder.getContext().getAuthentication().getName(), reason);
        return quiet.reasons();
    }

    @GetMapping("/quiet/generated")
    List<String> generated() {
        return quiet.generated();
    }

    @GetMapping("/quiet/principal")
    @Cacheable("principals") // silent: auth-cache-key because the caller is an argument, and so part of the key
    public List<String> principal(Principal caller) {
        return jdbc.queryForList("select reason from visit where patient = ?", String.class, caller.getName());
    }
}
