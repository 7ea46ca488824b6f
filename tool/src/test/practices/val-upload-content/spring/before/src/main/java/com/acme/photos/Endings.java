package com.acme.photos;

import org.apache.commons.io.FilenameUtils;
import org.springframework.stereotype.Service;

@Service
public class Endings {
    private static final String[] ALLOWED = {"png", "jpg"};

    public void ensure(String name) {
        String ending = FilenameUtils.getExtension(name);
        boolean found = false;
        for (String each : ALLOWED) {
            if (each.equalsIgnoreCase(ending)) {
                found = true;
                break;
            }
        }
        if (!found) {
            throw new IllegalArgumentException(name);
        }
    }
}
