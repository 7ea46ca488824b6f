package com.acme.doors;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/doors")
public class DoorController {
    private static final Logger LOG = LoggerFactory.getLogger(DoorController.class);
    private final Map<String, AtomicInteger> knocks = new ConcurrentHashMap<>();
    private final Set<String> banned = ConcurrentHashMap.newKeySet();
    private final StringRedisTemplate redis;
    private final JdbcTemplate jdbc;

    public DoorController(StringRedisTemplate redis, JdbcTemplate jdbc) {
        this.redis = redis;
        this.jdbc = jdbc;
    }

    @PostMapping("/knock")
    public void knock(HttpServletRequest request) {
        AtomicInteger count = knocks.computeIfAbsent(Addresses.current(), _ -> new AtomicInteger());
        if (count.incrementAndGet() > 10) { // expect: abuse-client-ip
            throw new IllegalStateException("too many");
        }
    }

    @PostMapping("/ring")
    public void ring(HttpServletRequest request) {
        StringBuilder key = new StringBuilder("ring:");
        key.append(request.getHeader("X-Real-IP"));
        Long count = redis.opsForValue().increment(key.toString());
        if (count != null && count > 10) { // expect: abuse-client-ip
            throw new IllegalStateException("too many");
        }
    }

    @PostMapping("/code")
    public void code(@RequestParam String code, HttpServletRequest request) {
        check(Addresses.of(request), code);
    }

    private void check(String address, String code) {
        LOG.info("{} tries", address);
    }

    @PostMapping("/open")
    public void open(HttpServletRequest request) {
        if (banned.contains(request.getHeader("X-Forwarded-For"))) { // expect: abuse-client-ip
            throw new IllegalStateException("banned");
        }
    }

    @PostMapping("/inside")
    public void inside(HttpServletRequest request) {
        String address = Addresses.of(request);
        if (address.equals("127.0.0.1") || OwnNets.isOwn(address)) { // silent: abuse-client-ip because nobody is refused
            LOG.info("from inside");
        }
    }

    @PostMapping("/house")
    public void house(HttpServletRequest request) {
        if (!OwnNets.isOwn(Addresses.of(request))) { // expect: abuse-client-ip
            throw new IllegalStateException("not from here");
        }
    }

    @PostMapping("/proxy")
    public void proxy(HttpServletRequest request) {
        if (banned.contains(Addresses.behindProxy(request))) { // silent: abuse-client-ip because only known proxies are believed
            throw new IllegalStateException("banned");
        }
    }

    @PostMapping("/last")
    public void last(HttpServletRequest request) {
        if (banned.contains(Addresses.last(request))) { // silent: abuse-client-ip because the last proxy wrote it
            throw new IllegalStateException("banned");
        }
    }

    @PostMapping("/peer")
    public void peer(HttpServletRequest request) {
        if (banned.contains(request.getRemoteAddr())) { // silent: abuse-client-ip because it is the peer's own address
            throw new IllegalStateException("banned");
        }
    }

    @PostMapping("/blank")
    public void blank(HttpServletRequest request) {
        String address = Addresses.of(request);
        if (address == null || address.length() > 45 || address.contains(",")) { // silent: abuse-client-ip because its form is checked
            throw new IllegalStateException("no address");
        }
        jdbc.update("insert into knocks (address) values (?)", address);
    }

    @PostMapping("/kind")
    public void kind(@RequestParam boolean each, HttpServletRequest request) {
        String key = "kind";
        if (each) {
            key = Addresses.of(request);
        }
        Long count = redis.opsForValue().increment(key);
        if (count != null && count > 10) { // silent: abuse-client-ip because it may be counted by something else
            throw new IllegalStateException("too many");
        }
    }

    @PostMapping("/visitor")
    public void visitor(@RequestParam String name, HttpServletRequest request) {
        Integer found = jdbc.queryForObject(
                "select count(*) from visitors where name = ? and address = ?", Integer.class, name, Addresses.of(request));
        if (found == null || found < 1) { // silent: abuse-client-ip because it is asked together with a name
            throw new IllegalStateException("unknown visitor");
        }
    }
}
