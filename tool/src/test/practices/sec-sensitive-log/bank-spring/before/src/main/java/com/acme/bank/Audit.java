package com.acme.bank;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
public class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    public void write(String what) {
        LOG.info("seen: " + what); // expect: sec-sensitive-log
    }
}
