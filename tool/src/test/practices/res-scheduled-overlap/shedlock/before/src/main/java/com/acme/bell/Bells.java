package com.acme.bell;

import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Configuration
@EnableScheduling
@EnableSchedulerLock(defaultLockAtMostFor = "10m")
class Jobs {}

@Component
class Bells {
    private final JdbcTemplate jdbc;
    private final JavaMailSender mail;
    private final KafkaTemplate<String, String> kafka;
    private final RestTemplate rest = new RestTemplate();
    private final Ropes ropes;

    Bells(JdbcTemplate jdbc, JavaMailSender mail, KafkaTemplate<String, String> kafka, Ropes ropes) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.kafka = kafka;
        this.ropes = ropes;
    }

    @Scheduled(cron = "0 0 6 * * *") // expect: res-scheduled-overlap (medium)
    void remind() {
        for (String to : jdbc.queryForList("select mail from ringer", String.class)) {
            SimpleMailMessage message = new SimpleMailMessage();
            message.setTo(to);
            mail.send(message);
        }
    }

    @Scheduled(cron = "0 0 * * * *") // expect: res-scheduled-overlap (medium)
    void ring() {
        jdbc.update("insert into strike (hour) values (?)", 1);
    }

    @Scheduled(fixedRate = 60000) // expect: res-scheduled-overlap (medium)
    void tell() {
        kafka.send("strikes", "now");
    }

    @Scheduled(fixedDelay = 60000) // expect: res-scheduled-overlap (medium)
    void ask() {
        rest.postForObject("https://tower.example.com/strikes", "now", String.class);
    }

    @Scheduled(fixedDelay = 30000) // expect: res-scheduled-overlap (medium)
    void pull() {
        ropes.pull();
    }

    @Scheduled(cron = "0 30 6 * * *") // expect: res-scheduled-overlap (medium)
    void count() {
        Integer all = jdbc.queryForObject("select count(*) from strike", Integer.class);
        jdbc.update("insert into total (strikes) values (?)", all);
    }

    @Scheduled(cron = "0 0 7 * * *") // silent: res-scheduled-overlap because it takes a lock that all instances share
    @SchedulerLock(name = "wake")
    void wake() {
        jdbc.update("insert into strike (hour) values (?)", 7);
    }

    @Scheduled(cron = "0 0 8 * * *") // silent: res-scheduled-overlap because deleting twice deletes the same
    void clean() {
        jdbc.update("delete from strike where hour < ?", 1);
    }

    @Scheduled(cron = "0 0 9 * * *") // silent: res-scheduled-overlap because the rows are locked for the one that has them
    void claim() {
        Long next = jdbc.queryForObject("select id from ringer where rung = false limit 1 for update skip locked", Long.class);
        jdbc.update("insert into strike (hour) values (?)", next);
    }

    @Scheduled(cron = "0 0 10 * * *") // silent: res-scheduled-overlap because reading changes nothing
    void look() {
        rest.getForObject("https://tower.example.com/strikes", String.class);
    }

    @Scheduled(cron = "0 0 11 * * *") // silent: res-scheduled-overlap because it says the same each time
    void set() {
        jdbc.update("update bell set state = 'still'");
    }

    @Scheduled(cron = "0 0 12 * * *") // silent: res-scheduled-overlap because it asks whether it leads
    void lead() {
        if (ropes.isLeader()) {
            jdbc.update("insert into strike (hour) values (?)", 12);
        }
    }
}

@Component
class Ropes {
    private final JdbcTemplate jdbc;

    Ropes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void pull() {
        jdbc.update("insert into pulled (rope) values (?)", 1);
    }

    boolean isLeader() {
        return jdbc.queryForObject("select count(*) from leader", Integer.class) > 0;
    }
}
