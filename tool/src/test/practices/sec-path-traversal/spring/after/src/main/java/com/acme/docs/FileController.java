package com.acme.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FileController {
    private static final Path BASE = Path.of("/srv/docs");

    @GetMapping("/files")
    public byte[] read(@RequestParam String name) throws IOException {
        Path file = BASE.resolve(name).normalize();
        if (!file.startsWith(BASE)) {
            throw new IllegalArgumentException(name);
        }
        return Files.readAllBytes(file);
    }
}
