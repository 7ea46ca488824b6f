package com.acme.mill;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Shop {
    private final JdbcTemplate jdbc;

    Shop(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/flour")
    List<String> flour() {
        return jdbc.queryForList("select kind from flour", String.class);
    }

    @GetMapping("/sales")
    BigDecimal sales() {
        return jdbc.queryForObject("select sum(amount) from sale", BigDecimal.class);
    }

    @GetMapping("/sacks")
    List<String> sacks() {
        return jdbc.queryForList("select code from sack", String.class);
    }
}

record Load(String code, String kind, long silo, int weight, BigDecimal amount) {}

@Component
class Mill {
    private final JdbcTemplate jdbc;
    private final Store store;

    Mill(JdbcTemplate jdbc, Store store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    @KafkaListener(topics = "flour")
    void flour(Load load) {
        jdbc.update("insert into flour (kind) values (?)", load.kind()); // expect: data-consumer-not-idempotent (medium)
    }

    @KafkaListener(topics = "filled")
    @Transactional
    public void filled(Load load) {
        jdbc.update("update silo set filled = filled + ? where id = ?", load.weight(), load.silo()); // expect: data-consumer-not-idempotent (medium)
    }

    @KafkaListener(topics = "sold")
    void sold(Load load) {
        jdbc.update("insert into sale (amount) values (?)", load.amount()); // expect: data-consumer-not-idempotent (high)
    }

    @KafkaListener(topics = "stored")
    void stored(Load load) {
        store.keep(load);
    }

    @KafkaListener(topics = "ground")
    void ground(Load load) {
        jdbc.queryForList("select kind from silo where id = ?", String.class, load.silo());
        jdbc.update("insert into flour (kind) values (?)", load.kind()); // expect: data-consumer-not-idempotent (medium)
    }

    @KafkaListener(topics = "emptied")
    void emptied(Load load) {
        store.take(load.silo(), load.weight());
    }
}

@Component
class Store {
    private final JdbcTemplate jdbc;

    Store(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void keep(Load load) {
        jdbc.update("insert into flour (kind) values (?)", load.kind()); // expect: data-consumer-not-idempotent (medium)
    }

    void take(long silo, int weight) {
        jdbc.update("update silo set filled = filled - ? where id = ?", weight, silo); // expect: data-consumer-not-idempotent (medium)
    }
}

@Component
class Quiet {
    private final JdbcTemplate jdbc;
    private final StringRedisTemplate redis;

    Quiet(JdbcTemplate jdbc, StringRedisTemplate redis) {
        this.jdbc = jdbc;
        this.redis = redis;
    }

    @KafkaListener(topics = "sacks")
    void sack(Load load) {
        jdbc.update("insert into sack (code, kind) values (?, ?)", load.code(), load.kind()); // silent: data-consumer-not-idempotent because the key comes with the message
    }

    @KafkaListener(topics = "levels")
    void level(Load load) {
        jdbc.update("update silo set filled = ? where id = ?", load.weight(), load.silo()); // silent: data-consumer-not-idempotent because it is the same the second time
    }

    @KafkaListener(topics = "inboxes")
    @Transactional
    public void inbox(Load load) {
        jdbc.update("insert into inbox (message) values (?)", load.code());
        jdbc.update("insert into flour (kind) values (?)", load.kind()); // silent: data-consumer-not-idempotent because the message's id is kept before
    }

    @KafkaListener(topics = "looked")
    void looked(Load load) {
        Integer seen = jdbc.queryForObject("select count(*) from inbox where message = ?", Integer.class, load.code());
        if (seen == 0) {
            jdbc.update("insert into flour (kind) values (?)", load.kind()); // silent: data-consumer-not-idempotent because it is looked up whether the message was seen
        }
    }

    @KafkaListener(topics = "marked")
    void marked(Load load) {
        if (Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(load.code(), "1"))) {
            jdbc.update("insert into flour (kind) values (?)", load.kind()); // silent: data-consumer-not-idempotent because a mark is set by the message's id
        }
    }

    @KafkaListener(topics = "upserts")
    void upsert(Load load) {
        jdbc.update("insert into sack (code, kind) values (?, ?) on conflict (code) do update set kind = excluded.kind", load.code(), load.kind()); // silent: data-consumer-not-idempotent because the second one finds the row
    }

    @KafkaListener(topics = "dropped")
    void drop(Load load) {
        jdbc.update("delete from sack where code = ?", load.code()); // silent: data-consumer-not-idempotent because it is gone the second time as well
    }
}
