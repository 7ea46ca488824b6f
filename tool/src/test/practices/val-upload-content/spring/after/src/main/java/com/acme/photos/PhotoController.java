package com.acme.photos;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
public class PhotoController {
    private static final Set<String> IMAGES = Set.of("png", "jpg", "webp");
    private static final Path ROOT = Paths.get("/srv/shop/static/photos");
    private final Endings endings;

    public PhotoController(Endings endings) {
        this.endings = endings;
    }

    @PostMapping("/photos/named")
    public void named(@RequestParam MultipartFile photo) throws IOException {
        String ending = FilenameUtils.getExtension(photo.getOriginalFilename()).toLowerCase(Locale.ROOT);
        if (!IMAGES.contains(ending)) {
            throw new IllegalArgumentException(ending);
        }
        Files.copy(photo.getInputStream(), ROOT.resolve(UUID.randomUUID() + "." + ending));
    }
}
