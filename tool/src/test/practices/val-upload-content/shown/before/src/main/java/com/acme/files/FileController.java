package com.acme.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class FileController {
    private static final Path SHOWN = Path.of("/srv/pictures/");

    @PostMapping("/pictures")
    public void picture(@RequestParam MultipartFile file) throws IOException {
        file.transferTo(SHOWN.resolve(name(file)));
    }

    @GetMapping("/pictures/{name}")
    public void picture(@PathVariable String name, HttpServletResponse response) throws IOException {
        Path path = SHOWN.resolve(StringUtils.getFilename(name));
        response.setContentType(Files.probeContentType(path));
        Files.copy(path, response.getOutputStream());
    }

    @PostMapping("/icons")
    public void icon(@RequestParam MultipartFile file) throws IOException {
        file.transferTo(new File("/srv/icons/" + name(file))); // expect: val-upload-content (critical)
    }

    @GetMapping("/icons/{name}")
    public ResponseEntity<Resource> icon(@PathVariable String name) {
        Resource icon = new FileSystemResource("/srv/icons/" + StringUtils.getFilename(name));
        return ResponseEntity.ok()
                .contentType(MediaTypeFactory.getMediaType(icon).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .body(icon);
    }

    @PostMapping("/covers")
    public void cover(@RequestParam MultipartFile file) throws IOException {
        file.transferTo(new File("/srv/covers/new/" + name(file))); // expect: val-upload-content (critical)
    }

    @PostMapping("/letters")
    public void letter(@RequestParam MultipartFile file) throws IOException {
        file.transferTo(new File("/srv/letters/" + name(file))); // expect: val-upload-content (high)
    }

    @GetMapping("/letters/{name}")
    public ResponseEntity<Resource> letter(@PathVariable String name) throws IOException {
        Path path = Path.of("/srv/letters/" + StringUtils.getFilename(name));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + path.getFileName() + "\"")
                .contentType(MediaType.parseMediaType(Files.probeContentType(path)))
                .body(new FileSystemResource(path));
    }

    @PostMapping("/scans")
    public void scan(@RequestParam MultipartFile file) throws IOException {
        file.transferTo(new File("/srv/scans/" + name(file))); // expect: val-upload-content (high)
    }

    @GetMapping("/scans/{name}")
    public ResponseEntity<byte[]> scan(@PathVariable String name) throws IOException {
        try (FileInputStream in = new FileInputStream("/srv/scans/" + StringUtils.getFilename(name))) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .body(in.readAllBytes());
        }
    }

    @PostMapping("/drafts")
    public void draft(@RequestParam MultipartFile file) throws IOException {
        file.transferTo(new File("/srv/coversheets/" + name(file))); // expect: val-upload-content (high)
    }

    @PostMapping("/badges")
    public void badge(@RequestParam MultipartFile file) throws IOException {
        file.transferTo(new File("/srv/pictures/" + UUID.randomUUID() + ".png")); // silent: val-upload-content because the program chooses the ending
    }

    private static String name(MultipartFile file) {
        return UUID.randomUUID() + "-" + StringUtils.getFilename(file.getOriginalFilename()); // expect: val-upload-content (critical)
    }
}
