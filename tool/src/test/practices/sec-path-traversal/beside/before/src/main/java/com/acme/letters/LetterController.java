package com.acme.letters;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class LetterController {
    private static final File BASE = new File("/srv/letters");

    @GetMapping("/letters/open")
    public String open(@RequestParam String name) throws IOException {
        File letter = new File(BASE, name);
        if (!letter.getCanonicalPath().startsWith(BASE.getCanonicalPath())) {
            throw new IOException("outside");
        }
        return Files.readString(letter.toPath()); // expect: sec-path-traversal
    }

    @GetMapping("/letters/written")
    public String written(@RequestParam String name) throws IOException {
        File letter = new File(BASE, name);
        if (!letter.getCanonicalPath().startsWith("/srv/letters")) {
            throw new IOException("outside");
        }
        return Files.readString(letter.toPath()); // expect: sec-path-traversal
    }

    @GetMapping("/letters/closed")
    public String closed(@RequestParam String name) throws IOException {
        File letter = new File(BASE, name);
        if (!letter.getCanonicalPath().startsWith(BASE.getCanonicalPath() + File.separator)) {
            throw new IOException("outside");
        }
        return Files.readString(letter.toPath()); // silent: sec-path-traversal because the separator ends the folder's name
    }

    @GetMapping("/letters/paths")
    public String paths(@RequestParam String name) throws IOException {
        Path base = BASE.toPath();
        Path letter = base.resolve(name).normalize();
        if (!letter.startsWith(base)) {
            throw new IOException("outside");
        }
        return Files.readString(letter); // silent: sec-path-traversal because paths are compared by whole names
    }
}
