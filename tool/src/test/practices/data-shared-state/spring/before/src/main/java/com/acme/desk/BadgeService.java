package com.acme.desk;

import org.springframework.stereotype.Service;

@Service
public class BadgeService {
    private String text;
    private String last;
    private int printed;
    private final Object lock = new Object();

    public String print(String of) {
        text = of; // expect: data-shared-state
        count();
        return badge();
    }

    private String badge() {
        return "[" + text + "]";
    }

    private void count() {
        printed = printed + 1; // silent: data-shared-state because it counts for all requests
    }

    public synchronized String framed(String of) {
        last = of; // silent: data-shared-state because one thread at a time gets here
        return frame();
    }

    private String frame() {
        return "|" + last + "|";
    }
}
