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
    private static final String[] SUFFIXES = {".png", ".jpg"};
    private static final List<String> REFUSED = Arrays.asList("html", "jsp");
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg");
    private static final Pattern IMAGE = Pattern.compile("^.+\\.(png|jpe?g)$");
    private static final Pattern SOMEWHERE = Pattern.compile("^.+\\.(png|jpe?g)");
    private static final Pattern PAGE = Pattern.compile("^.+\\.html?$");
    private static final Path ROOT = Paths.get("/srv/shop/static/photos");
    private final Endings endings;

    public PhotoController(Endings endings) {
        this.endings = endings;
    }

    @PostMapping("/photos/named")
    public void named(@RequestParam MultipartFile photo) throws IOException {
        Files.copy(photo.getInputStream(), ROOT.resolve(UUID.randomUUID() + "_" + photo.getOriginalFilename())); // expect: val-upload-content (critical)
    }

    @PostMapping("/photos/base")
    public void base(@RequestParam MultipartFile photo) throws IOException {
        String name = FilenameUtils.getName(photo.getOriginalFilename());
        photo.transferTo(new File("/srv/uploads", name)); // expect: val-upload-content (high)
    }

    @PostMapping("/photos/ending")
    public void ending(@RequestParam MultipartFile photo) throws IOException {
        String name = photo.getOriginalFilename();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String stored = UUID.randomUUID() + "." + ending;
        FileUtils.copyInputStreamToFile(photo.getInputStream(), new File("/srv/uploads/" + stored)); // expect: val-upload-content
    }

    @PostMapping("/photos/refused")
    public void refused(@RequestParam MultipartFile photo) throws IOException {
        String ending = FilenameUtils.getExtension(photo.getOriginalFilename());
        if (REFUSED.contains(ending)) {
            throw new IllegalArgumentException(ending);
        }
        photo.transferTo(new File("/srv/uploads/" + UUID.randomUUID() + "." + ending)); // expect: val-upload-content
    }

    @PostMapping("/photos/typed")
    public void typed(@RequestParam MultipartFile photo) throws IOException {
        if (!TYPES.contains(photo.getContentType())) {
            throw new IllegalArgumentException("no photo");
        }
        photo.transferTo(Path.of("/srv/uploads", photo.getOriginalFilename())); // expect: val-upload-content
    }

    @PostMapping("/photos/somewhere")
    public void somewhere(@RequestParam MultipartFile photo) throws IOException {
        storeIf(() -> SOMEWHERE.matcher(photo.getOriginalFilename()).find(), photo);
    }

    @PostMapping("/photos/page")
    public void page(@RequestParam MultipartFile photo) throws IOException {
        storeIf(() -> !PAGE.matcher(photo.getOriginalFilename().toLowerCase(Locale.ROOT)).matches(), photo);
    }

    private void storeIf(Supplier<Boolean> allowed, MultipartFile photo) throws IOException {
        if (allowed.get()) {
            Files.copy(photo.getInputStream(), ROOT.resolve(photo.getOriginalFilename())); // expect: val-upload-content
        }
    }

    @PostMapping("/photos/image")
    public void image(@RequestParam MultipartFile photo) throws IOException {
        onlyIf(() -> IMAGE.matcher(photo.getOriginalFilename()).matches(), photo);
    }

    private void onlyIf(Supplier<Boolean> allowed, MultipartFile photo) throws IOException {
        if (allowed.get()) {
            Files.copy(photo.getInputStream(), ROOT.resolve(photo.getOriginalFilename())); // silent: val-upload-content because the name ends like an image
        }
    }

    @PostMapping("/photos/cut")
    public void cut(@RequestParam MultipartFile photo) throws IOException {
        String name = photo.getOriginalFilename();
        if (IMAGE.matcher(name).matches()) {
            photo.transferTo(ROOT.resolve(name.substring(0, name.indexOf(';')))); // expect: val-upload-content
        }
    }

    @PostMapping("/photos/allowed")
    public void allowed(@RequestParam MultipartFile photo) throws IOException {
        String name = photo.getOriginalFilename();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!IMAGES.contains(ending)) {
            throw new IllegalArgumentException(ending);
        }
        photo.transferTo(ROOT.resolve(UUID.randomUUID() + "." + ending)); // silent: val-upload-content because the ending is one of three
        photo.transferTo(ROOT.resolve(name)); // silent: val-upload-content because its ending was looked at
    }

    @PostMapping("/photos/suffix")
    public void suffix(@RequestParam MultipartFile photo) throws IOException {
        endings.ensure(photo.getOriginalFilename());
        photo.transferTo(ROOT.resolve(photo.getOriginalFilename())); // silent: val-upload-content because somebody else looked at its ending
    }

    @PostMapping("/photos/words")
    public void words(@RequestParam MultipartFile photo) throws IOException {
        String ending = FilenameUtils.getExtension(photo.getOriginalFilename());
        if (ending != null && !"gif jpg png".contains(ending)) {
            throw new IllegalArgumentException(ending);
        }
        photo.transferTo(new File("/srv/uploads/" + photo.getOriginalFilename())); // silent: val-upload-content because the ending is one of these words, or there is none
    }

    @PostMapping("/photos/loop")
    public void loop(@RequestParam MultipartFile photo) throws IOException {
        if (!known(photo.getOriginalFilename())) {
            throw new IllegalArgumentException("no photo");
        }
        try (FileOutputStream out = new FileOutputStream(new File("/srv/uploads", photo.getOriginalFilename()))) { // silent: val-upload-content because it ends as one of a list
            out.write(photo.getBytes());
        }
    }

    private static boolean known(String name) {
        for (String each : SUFFIXES) {
            if (name.endsWith(each)) {
                return true;
            }
        }
        return false;
    }

    @PostMapping("/photos/fixed")
    public void fixed(@RequestParam MultipartFile photo) throws IOException {
        photo.transferTo(ROOT.resolve(FilenameUtils.getBaseName(photo.getOriginalFilename()) + ".png")); // silent: val-upload-content because the program chooses the ending
        photo.transferTo(ROOT.resolve(UUID.randomUUID().toString())); // silent: val-upload-content because the program chooses the name
    }

    @PostMapping("/photos/passing")
    public int passing(@RequestParam MultipartFile sheet) throws IOException {
        File passing = new File("/tmp/" + sheet.getOriginalFilename());
        sheet.transferTo(passing); // silent: val-upload-content because it is gone when the request ends
        int rows = Files.readAllLines(passing.toPath()).size();
        passing.delete();
        return rows;
    }

    @PostMapping("/photos/read")
    public byte[] read(@RequestParam MultipartFile photo) throws IOException {
        return Files.readAllBytes(ROOT.resolve(photo.getOriginalFilename())); // silent: val-upload-content because nothing is stored
    }
}
