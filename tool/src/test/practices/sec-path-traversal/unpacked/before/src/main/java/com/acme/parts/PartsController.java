package com.acme.parts;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class PartsController {
    private static final Path BASE = Path.of("/srv/parts");

    @PostMapping("/parts")
    public void unpack(@RequestParam MultipartFile file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(file.getInputStream())) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                Path target = BASE.resolve(entry.getName()).normalize();
                if (!target.startsWith(BASE)) {
                    throw new IOException("leaves the folder: " + entry.getName());
                }
                Files.copy(zip, target); // silent: sec-path-traversal because what leaves the folder is refused
            }
        }
    }

    @PostMapping("/parts/files")
    public void unpackFiles(@RequestParam MultipartFile file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(file.getInputStream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                File target = new File("/srv/parts", entry.getName());
                if (target.getCanonicalPath().startsWith("/srv/parts/")) {
                    try (FileOutputStream out = new FileOutputStream(target)) { // silent: sec-path-traversal because what leaves the folder is left out
                        zip.transferTo(out);
                    }
                }
            }
        }
    }

    @PostMapping("/parts/checked-late")
    public void unpackLate(@RequestParam MultipartFile file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(file.getInputStream())) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                Path target = BASE.resolve(entry.getName()).normalize();
                Files.copy(zip, target); // expect: sec-path-traversal
                if (!target.startsWith(BASE)) {
                    throw new IOException("leaves the folder: " + entry.getName());
                }
            }
        }
    }

    @GetMapping("/parts/raw")
    public byte[] raw(@RequestParam String name) throws IOException {
        Path target = BASE.resolve(name);
        if (!target.startsWith(BASE)) {
            throw new IllegalArgumentException(name);
        }
        return Files.readAllBytes(target); // expect: sec-path-traversal
    }
}
