package com.acme.desk;

import org.springframework.stereotype.Service;

@Service
public class BadgeService {
    public String print(String text) {
        return "[" + text + "]";
    }
}
