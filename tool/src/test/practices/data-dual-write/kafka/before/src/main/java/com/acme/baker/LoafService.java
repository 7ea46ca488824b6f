package com.acme.baker;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class LoafService {
    private final Loaves loaves;
    private final KafkaTemplate<String, String> kafka;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    LoafService(Loaves loaves, KafkaTemplate<String, String> kafka, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.loaves = loaves;
        this.kafka = kafka;
        this.transaction = transaction;
        this.events = events;
    }

    @Transactional
    public void bake(Loaf loaf) {
        loaves.save(loaf);
        kafka.send("loaves", loaf.kind); // expect: data-dual-write (medium)
    }

    @Transactional
    public void announce(Loaf loaf) {
        kafka.send("plans", loaf.kind); // expect: data-dual-write (medium)
        loaves.save(loaf);
    }

    public void sell(Long id) {
        transaction.executeWithoutResult(status -> {
            loaves.deleteById(id);
            kafka.send("sold", id.toString()); // expect: data-dual-write (medium)
        });
    }

    public void give(Long id) {
        transaction.executeWithoutResult(status -> loaves.deleteById(id));
        kafka.send("given", id.toString()); // silent: data-dual-write because the transaction has committed before
    }

    @Transactional(readOnly = true)
    public void look(Long id) {
        Loaf loaf = loaves.findById(id).orElseThrow();
        kafka.send("looked", loaf.kind); // silent: data-dual-write because nothing is written in this transaction
    }

    @Transactional
    public void slice(Loaf loaf) {
        loaves.save(loaf);
        events.publishEvent(new Sliced(loaf.kind)); // silent: data-dual-write because the event stays in the process until the commit
    }

    public void count(Loaf loaf) {
        loaves.save(loaf);
        kafka.send("counted", loaf.kind); // silent: data-dual-write because the row is committed on its own before
    }

    @Transactional
    public void either(Loaf loaf, boolean keep) {
        if (keep) {
            loaves.save(loaf);
        } else {
            kafka.send("thrown", loaf.kind); // silent: data-dual-write because only one of both happens
        }
    }

    record Sliced(String kind) {}
}

@Component
class Teller {
    private final KafkaTemplate<String, String> kafka;

    Teller(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @TransactionalEventListener
    void tell(LoafService.Sliced sliced) {
        kafka.send("sliced", sliced.kind()); // silent: data-dual-write because it runs after the commit
    }
}
