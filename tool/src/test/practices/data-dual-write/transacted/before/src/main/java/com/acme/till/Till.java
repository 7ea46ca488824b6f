package com.acme.till;

import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Configuration
class Messages {
    @Bean
    RabbitTemplate rabbit(ConnectionFactory connections) {
        RabbitTemplate template = new RabbitTemplate(connections);
        template.setChannelTransacted(true);
        return template;
    }
}

@RestController
class TillController {
    private final Till till;

    TillController(Till till) {
        this.till = till;
    }

    @PostMapping("/bills")
    void bill(@RequestParam long id) {
        till.bill(id);
    }
}

@Component
class Till {
    private final JdbcTemplate jdbc;
    private final RabbitTemplate rabbit;

    Till(JdbcTemplate jdbc, RabbitTemplate rabbit) {
        this.jdbc = jdbc;
        this.rabbit = rabbit;
    }

    @Transactional
    public void bill(long id) {
        jdbc.update("insert into bill (id) values (?)", id);
        rabbit.convertAndSend("bills", id); // silent: data-dual-write because the channel commits and rolls back with the transaction
    }
}
