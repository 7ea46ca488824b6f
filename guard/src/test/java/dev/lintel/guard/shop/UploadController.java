package dev.lintel.guard.shop;

import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
class UploadController {
    @PostMapping("/open/uploads")
    long upload(@RequestParam MultipartFile file) throws IOException {
        return file.getBytes().length;
    }

    @PostMapping("/open/forms")
    long form(@RequestParam String note) {
        return note.length();
    }

    @PostMapping("/open/texts")
    long text(@RequestBody String text) {
        return text.length();
    }
}
