package com.acme.media;

import java.io.IOException;
import org.springframework.stereotype.Component;

@Component
public class Shell {
    public void run(String line) throws IOException {
        Runtime.getRuntime().exec(line);
    }

    public void quiet(String line) throws IOException {
        Runtime.getRuntime().exec(line);
    }
}
