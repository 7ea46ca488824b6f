package dev.lintel.guard.shop;

import dev.lintel.guard.outbox.Event;
import dev.lintel.guard.outbox.EventSender;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Where the shop's events arrive.
@Component
@ConditionalOnProperty("events")
public class Events implements EventSender {
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

    @Override
    public void send(Event event) {
        arrived.add(event.topic() + " " + event.key() + " " + event.payload());
    }

    public String next() throws InterruptedException {
        return String.valueOf(arrived.poll(30, TimeUnit.SECONDS));
    }
}
