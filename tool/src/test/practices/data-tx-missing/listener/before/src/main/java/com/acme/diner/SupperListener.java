package com.acme.diner;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class SupperListener {
    private final SupperMapper mapper;

    SupperListener(SupperMapper mapper) {
        this.mapper = mapper;
    }

    @KafkaListener(topics = "suppers")
    public void supper(long id) {
        mapper.insertSupper(id, "stranger", 12); // expect: data-tx-missing (high)
        mapper.insertDish(id, id, "bread");
    }

    @Transactional
    @KafkaListener(topics = "feasts")
    public void feast(long id) {
        mapper.insertSupper(id, "stranger", 90); // silent: data-tx-missing because one transaction has both
        mapper.insertDish(id, id, "boar");
    }
}
