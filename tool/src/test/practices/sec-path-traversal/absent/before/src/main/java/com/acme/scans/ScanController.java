package com.acme.scans;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ScanController {
    private static final String BASE = "/var/scans/";

    @GetMapping("/scans/checked")
    public byte[] checked(@RequestParam String name) throws IOException {
        File file = new File(name);
        if (file.exists()) { // expect: sec-path-traversal
            String real = file.getCanonicalPath();
            if (!real.startsWith(BASE)) {
                throw new IllegalArgumentException(name);
            }
        }
        if (!file.exists() || file.length() == 0) { // expect: sec-path-traversal
            return new byte[0];
        }
        try (FileInputStream in = new FileInputStream(file)) { // silent: sec-path-traversal because what is there was checked
            return in.readAllBytes();
        }
    }

    @GetMapping("/scans/noted")
    public byte[] noted(@RequestParam String name) throws IOException {
        Path file = Path.of(name);
        if (Files.notExists(file)) {
            System.err.println("nothing there");
        }
        return Files.readAllBytes(file); // expect: sec-path-traversal
    }

    @GetMapping("/scans/first")
    public byte[] first(@RequestParam String name) throws IOException {
        Path file = Path.of(name);
        return Files.notExists(file)
                ? Files.readAllBytes(file) // silent: sec-path-traversal because there is nothing to be read
                : new byte[0];
    }

    @PostMapping("/scans")
    public void keep(@RequestParam String name, @RequestBody byte[] scan) throws IOException {
        File file = new File(name);
        if (!file.exists()) { // expect: sec-path-traversal
            try (FileOutputStream out = new FileOutputStream(file)) { // expect: sec-path-traversal
                out.write(scan);
            }
        }
    }
}
