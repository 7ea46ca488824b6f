package com.acme.media;

import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ImageController {
    @GetMapping("/images/convert")
    public void convert(@RequestParam String name) throws IOException {
        Runtime.getRuntime().exec(new String[] {"convert", "--", name, "out.png"});
    }
}
