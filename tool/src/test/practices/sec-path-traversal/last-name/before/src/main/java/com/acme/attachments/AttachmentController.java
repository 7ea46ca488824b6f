package com.acme.attachments;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class AttachmentController {
    private static final String BASE = "/srv/attachments/";

    @GetMapping("/attachments/whole")
    public void whole(@RequestParam String name, OutputStream answer) throws IOException {
        File inside = new File(BASE, new File(name).getName());
        if (!inside.getCanonicalPath().startsWith(BASE)) {
            throw new IllegalArgumentException(name);
        }
        try (FileInputStream file = new FileInputStream(name)) { // expect: sec-path-traversal
            file.transferTo(answer);
        }
    }

    @GetMapping("/attachments/last")
    public void last(@RequestParam String name, OutputStream answer) throws IOException {
        File inside = new File(BASE, new File(name).getName());
        try (FileInputStream file = new FileInputStream(inside)) { // silent: sec-path-traversal because it is the last name
            file.transferTo(answer);
        }
    }

    @GetMapping("/attachments/checked")
    public void checked(@RequestParam String name, OutputStream answer) throws IOException {
        File wanted = new File(BASE, name);
        if (!wanted.getCanonicalPath().startsWith(BASE)) {
            throw new IllegalArgumentException(name);
        }
        try (FileInputStream file = new FileInputStream(wanted)) { // silent: sec-path-traversal because it is checked
            file.transferTo(answer);
        }
    }
}
