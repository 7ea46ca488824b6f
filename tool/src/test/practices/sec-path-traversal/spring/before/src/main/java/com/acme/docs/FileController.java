package com.acme.docs;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FileController {
    private static final Path BASE = Path.of("/srv/docs");
    private final Storage storage;

    public FileController(Storage storage) {
        this.storage = storage;
    }

    @GetMapping("/files")
    public byte[] read(@RequestParam String name) throws IOException {
        return Files.readAllBytes(BASE.resolve(name)); // expect: sec-path-traversal (critical)
    }

    @GetMapping("/files/confined")
    public byte[] confined(@RequestParam String name) throws IOException {
        Path file = BASE.resolve(name).normalize();
        if (!file.startsWith(BASE)) {
            throw new IllegalArgumentException(name);
        }
        return Files.readAllBytes(file); // silent: sec-path-traversal because it was normalised and held below the base
    }

    @GetMapping("/files/{id}")
    public Resource byId(@PathVariable UUID id) {
        return new FileSystemResource("/srv/docs/" + id); // silent: sec-path-traversal because an id holds no path
    }

    @GetMapping("/files/of/{owner}/{name}")
    public Resource named(@PathVariable String owner, @PathVariable("name") String title) {
        return new FileSystemResource("/srv/docs/" + owner + "/" + title); // silent: sec-path-traversal because a variable of a route holds no slash
    }

    @GetMapping("/files/dotted/{file:.+}")
    public Resource dotted(@PathVariable String file) {
        return new FileSystemResource("/srv/docs/" + file); // silent: sec-path-traversal because Spring matches segment by segment
    }

    @GetMapping("/files/below/{*rest}")
    public Resource below(@PathVariable String rest) {
        return new FileSystemResource("/srv/docs/" + rest); // expect: sec-path-traversal
    }

    @GetMapping("/files/report")
    public byte[] report(@RequestParam String name) throws IOException {
        return new java.io.FileInputStream("/srv/docs/" + name + ".pdf").readAllBytes(); // expect: sec-path-traversal (high)
    }

    @GetMapping("/files/names")
    public String[] names(@RequestParam String folder) {
        return new java.io.File("/srv/docs/" + folder).list(); // expect: sec-path-traversal (high)
    }

    @GetMapping("/files/looked")
    public byte[] looked(@RequestParam String name) throws IOException {
        checkFileName(name);
        return Files.readAllBytes(Path.of("/srv/docs/" + name)); // expect: sec-path-traversal (medium)
    }

    private static void checkFileName(String name) {
        if (name.contains("%")) {
            throw new IllegalArgumentException(name);
        }
    }

    @GetMapping("/files/raw")
    public Resource raw(@RequestHeader("X-File") String name) {
        return new FileSystemResource("/srv/docs/" + name); // expect: sec-path-traversal
    }

    @PostMapping("/files")
    public void upload(@RequestParam MultipartFile file) throws IOException {
        file.transferTo(Path.of("/srv/uploads/" + file.getOriginalFilename())); // expect: sec-path-traversal
        file.transferTo(BASE.resolve(UUID.randomUUID().toString())); // silent: sec-path-traversal because the name is the server's
        storage.keep(file);
        storage.keepByEnding(file);
        storage.keepByLibrary(file);
        storage.keepBehindTheSlash(file);
    }

    @PostMapping("/files/parts")
    public void uploadParts(@RequestParam MultipartFile file, @RequestParam int width) throws IOException {
        String given = file.getOriginalFilename();
        file.transferTo(new File("/srv/uploads/" + given.substring(given.indexOf('/') + 1))); // expect: sec-path-traversal
        file.transferTo(new File("/srv/uploads/" + given.substring(0, given.lastIndexOf('/') + 1))); // expect: sec-path-traversal
        file.transferTo(new File("/srv/uploads/" + given.substring(Math.min(given.lastIndexOf('/') + 1, width)))); // expect: sec-path-traversal
    }

    @PostMapping("/files/archive")
    public void unpack(@RequestParam MultipartFile file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(file.getInputStream())) {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null) {
                Files.copy(zip, BASE.resolve(entry.getName())); // expect: sec-path-traversal
                entry = zip.getNextEntry();
            }
        }
    }

    @GetMapping("/files/page")
    public String page(@RequestParam int page) throws IOException {
        return Files.readString(BASE.resolve("page" + page + ".txt")); // silent: sec-path-traversal because a page is a number
    }

    private static final Set<String> KNOWN = new HashSet<>(Arrays.asList("terms.html", "help.html"));

    @GetMapping("/files/known")
    public byte[] known(@RequestParam Map<String, String> query) throws IOException {
        String name = query.get("name");
        return readIf(() -> name != null && KNOWN.contains(name), name);
    }

    private static byte[] readIf(Supplier<Boolean> allowed, String name) throws IOException {
        return allowed.get()
                ? Files.readAllBytes(Path.of("/srv/docs/" + name)) // silent: sec-path-traversal because the name is one of two
                : new byte[0];
    }

    @GetMapping("/files/other")
    public byte[] other(@RequestParam Map<String, String> query) throws IOException {
        if (KNOWN.contains(query.get("name"))) {
            return Files.readAllBytes(Path.of("/srv/docs/" + query.get("folder"))); // expect: sec-path-traversal
        }
        return new byte[0];
    }

    @GetMapping("/files/relative")
    public byte[] relative(@RequestParam String file) throws IOException {
        if (onlyBelow(file) == null) {
            throw new IllegalArgumentException(file);
        }
        return Files.readAllBytes(Path.of(file)); // silent: sec-path-traversal because it is relative and goes nowhere up
    }

    private static String onlyBelow(String file) {
        String plain = file;
        while (plain.indexOf('%') >= 0) {
            plain = URLDecoder.decode(plain, StandardCharsets.UTF_8);
        }
        if (plain.contains("..") || plain.charAt(0) == '/') {
            return null;
        }
        return file;
    }
}
