package com.acme.pay;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

@Component
class Senders implements Executor {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    Future<?> hand(Runnable work) {
        return pool.submit(work);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }
}
