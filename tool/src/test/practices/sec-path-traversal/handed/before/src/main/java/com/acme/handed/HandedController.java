package com.acme.handed;

import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class HandedController {
    private static final Path BASE = Path.of("/srv/files").toAbsolutePath().normalize();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @GetMapping("/files/callable")
    public byte[] callable(@RequestParam String q) throws Exception {
        Future<byte[]> read = pool.submit(new Callable<byte[]>() {
            @Override
            public byte[] call() throws Exception {
                return Files.readAllBytes(BASE.resolve(q)); // expect: sec-path-traversal
            }
        });
        return read.get();
    }

    @GetMapping("/files/confined")
    public byte[] confined(@RequestParam String q) throws Exception {
        Callable<byte[]> task = new Callable<>() {
            public byte[] call() throws Exception {
                Path file = BASE.resolve(q).normalize();
                if (!file.startsWith(BASE)) throw new IllegalArgumentException();
                return Files.readAllBytes(file); // silent: sec-path-traversal because it was confined
            }
        };
        return pool.submit(task).get();
    }

    @GetMapping("/files/local")
    public byte[] local(@RequestParam String q) throws Exception {
        class Reading implements Supplier<byte[]> {
            public byte[] get() {
                try {
                    return new FileInputStream("/srv/" + q).readAllBytes(); // expect: sec-path-traversal
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return CompletableFuture.supplyAsync(new Reading()).join();
    }

    @GetMapping("/files/absent")
    public List<String> absent(@RequestParam String q) throws Exception {
        Path file = Path.of("/srv", q);
        if (Files.exists(file)) { // expect: sec-path-traversal
            throw new IllegalStateException();
        }
        return Files.readAllLines(file); // silent: sec-path-traversal because there is no such file or it is one of the folder
    }

    @GetMapping("/files/present")
    public List<String> present(@RequestParam String q) throws Exception {
        Path file = Path.of("/srv", q);
        boolean there = Files.isRegularFile(file); // expect: sec-path-traversal
        if (!there) {
            return List.of();
        }
        return Files.readAllLines(file); // expect: sec-path-traversal
    }

    @GetMapping("/files/streamed")
    public List<String> streamed(@RequestParam String q) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", q);
        settings.put("folder", "/srv/a");
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ending", ".txt");
        settings.entrySet().stream().forEach(each -> all.put(each.getKey(), each.getValue()));
        Files.readAllLines(Path.of(all.get("name"))); // expect: sec-path-traversal
        return Files.readAllLines(Path.of("/srv/x" + all.get("ending"))); // silent: sec-path-traversal because that entry holds a constant
    }

    @GetMapping("/files/view")
    public List<String> view(@RequestParam String q) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("name", q, "folder", "/srv/a"));
        Map<String, String> all = Map.copyOf(settings);
        Files.readAllLines(Path.of(all.get("name"))); // expect: sec-path-traversal
        Map<String, String> view = Collections.unmodifiableMap(settings);
        Files.readAllLines(Path.of(view.get("name"))); // expect: sec-path-traversal
        return Files.readAllLines(Path.of(view.get("folder"))); // silent: sec-path-traversal because that entry holds a constant
    }

    @GetMapping("/files/copied")
    public List<String> copied(@RequestParam String q) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("name", q, "folder", "/srv/a"));
        Map<String, String> all = Map.copyOf(settings);
        return Files.readAllLines(Path.of(all.get("folder"))); // silent: sec-path-traversal because that entry holds a constant
    }

    @GetMapping("/files/cloned")
    public List<String> cloned(@RequestParam String q) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", q);
        settings.put("folder", "/srv/a");
        HashMap<String, String> all = (HashMap<String, String>) ((HashMap<String, String>) settings).clone();
        Files.readAllLines(Path.of(all.get("name"))); // expect: sec-path-traversal
        return Files.readAllLines(Path.of(all.get("folder"))); // silent: sec-path-traversal because that entry holds a constant
    }

    @GetMapping("/files/collected")
    public List<String> collected(@RequestParam String q) throws Exception {
        Map<String, String> settings = Stream.of(Map.entry("name", q), Map.entry("folder", "/srv/a"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Files.readAllLines(Path.of(settings.get("name"))); // expect: sec-path-traversal
    }

    @GetMapping("/files/filled")
    public List<String> filled(@RequestParam String q) throws Exception {
        List<String> parts = new ArrayList<>();
        fill(parts, q);
        Files.readAllLines(Path.of(parts.get(1))); // expect: sec-path-traversal
        drop(parts);
        return Files.readAllLines(Path.of(parts.get(0))); // silent: sec-path-traversal because a constant stands there
    }

    private static void fill(List<String> parts, String q) {
        parts.add("/srv/a");
        parts.add(q);
    }

    private static void drop(List<String> parts) {
        parts.removeLast();
    }

    @GetMapping("/files/emptied")
    public List<String> emptied(@RequestParam String q) throws Exception {
        StringBuilder text = new StringBuilder(q);
        reset(text);
        text.append("/srv/a");
        return Files.readAllLines(Path.of(text.toString())); // silent: sec-path-traversal because it was emptied
    }

    private static void reset(StringBuilder text) {
        text.setLength(0);
    }

    @GetMapping("/files/listed")
    public List<String> listed(@RequestParam String q) throws Exception {
        try (Stream<Path> all = Files.list(BASE)) {
            Path file = all.filter(each -> each.getFileName().toString().equals(q)).findFirst().orElseThrow();
            return Files.readAllLines(file); // silent: sec-path-traversal because there is no such file or it is one of the folder
        }
    }

    @GetMapping("/files/handler")
    public List<String> handler(@RequestParam String q) throws Exception {
        return read(q, new Handler() {
            @Override
            public List<String> handle(String text) throws Exception {
                return Files.readAllLines(Path.of("/srv/" + text)); // expect: sec-path-traversal
            }
        });
    }

    interface Handler {
        List<String> handle(String text) throws Exception;
    }

    private static List<String> read(String text, Handler handler) throws Exception {
        return handler.handle(text);
    }

    @GetMapping("/files/handlers")
    public List<String> handlers(@RequestParam String q) throws Exception {
        Map<String, Handler> handlers = new HashMap<>();
        handlers.put("a", new Handler() {
            public List<String> handle(String text) throws Exception {
                return Files.readAllLines(Path.of("/srv/" + text)); // expect: sec-path-traversal
            }
        });
        handlers.put("b", text -> List.of(text));
        return handlers.get("a").handle(q);
    }
}
