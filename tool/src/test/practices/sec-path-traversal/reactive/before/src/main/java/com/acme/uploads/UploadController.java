package com.acme.uploads;

import java.nio.file.Path;
import java.util.UUID;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
public class UploadController {
    private static final Path BASE = Path.of("/srv/uploads");

    @PostMapping("/uploads")
    public Mono<Void> keep(@RequestPart("file") Mono<FilePart> parts) {
        return parts.flatMap(part -> part.transferTo(BASE.resolve(part.filename()))); // expect: sec-path-traversal
    }

    @PostMapping("/uploads/named")
    public Mono<Void> keepNamed(@RequestPart("file") FilePart part) {
        return part.transferTo(BASE.resolve(UUID.randomUUID().toString())); // silent: sec-path-traversal because the name is the server's
    }
}
