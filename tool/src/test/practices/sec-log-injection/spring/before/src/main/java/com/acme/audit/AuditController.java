package com.acme.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class AuditController {
    private static final Logger LOG = LoggerFactory.getLogger(AuditController.class);

    @GetMapping("/audit")
    public void audit(
            @RequestParam String user, @RequestParam String client, @RequestHeader("User-Agent") String agent) {
        LOG.info("login of {}", user); // expect: sec-log-injection
        LOG.warn("odd client " + client); // expect: sec-log-injection
        LOG.warn("odd agent " + agent); // silent: sec-log-injection because a header ends with its line
        LOG.info("name has {} letters", user.length()); // silent: sec-log-injection because a number has no line ends
    }

    @GetMapping("/audit/{id}")
    public void one(@PathVariable long id, @RequestParam Level level) {
        LOG.info("order {} {}", id, level); // silent: sec-log-injection because neither can hold a line end
    }

    @PostMapping("/audit")
    public void event(@RequestBody Event event) {
        LOG.error("event {} of {}", event.name(), "x"); // expect: sec-log-injection
        LOG.debug(String.format("event %s", event.name())); // expect: sec-log-injection
        LOG.info("event {}", event.name().replace('\n', '_').replace('\r', '_')); // silent: sec-log-injection because the line ends are replaced
        LOG.info("event came"); // silent: sec-log-injection because the line is fixed
    }

    @PostMapping("/audit/places")
    public void places(@RequestBody Event event, @RequestParam String client, @RequestParam String shop) {
        LOG.info("event:", event.name()); // silent: sec-log-injection because the format has no place for it
        LOG.info("event {} of", "sale", client); // silent: sec-log-injection because the second has no place
        LOG.info("event of {} at {}", "sale", shop); // expect: sec-log-injection
        LOG.info("event {}" + client, "sale"); // expect: sec-log-injection
        LOG.info("event", new IllegalStateException(event.name())); // expect: sec-log-injection
    }

    @PostMapping("/audit/proofs")
    public void proof(@RequestParam MultipartFile proof) {
        LOG.warn("odd type {}", proof.getContentType()); // silent: sec-log-injection because the header of a part ends with its line
        LOG.warn("odd name {}", proof.getOriginalFilename()); // expect: sec-log-injection
    }
}
