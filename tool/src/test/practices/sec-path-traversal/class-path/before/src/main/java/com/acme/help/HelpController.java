package com.acme.help;

import java.io.InputStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class HelpController {
    @GetMapping("/help")
    public byte[] page(@RequestParam String page) throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/help/" + page)) { // expect: sec-path-traversal
            return in.readAllBytes();
        }
    }

    @GetMapping("/help/loader")
    public byte[] loaded(@RequestParam String page) throws Exception {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream("help/" + page)) { // expect: sec-path-traversal
            return in.readAllBytes();
        }
    }

    @GetMapping("/help/{chapter}")
    public byte[] chapter(@RequestParam int chapter) throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/help/chapter-" + chapter + ".html")) { // silent: sec-path-traversal because a number leaves no folder
            return in.readAllBytes();
        }
    }

    @GetMapping("/help/start")
    public byte[] start() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/help/start.html")) { // silent: sec-path-traversal because the name is fixed
            return in.readAllBytes();
        }
    }

    @GetMapping("/help/checked")
    public byte[] checked(@RequestParam String page) throws Exception {
        if (!page.matches("[a-z]+\\.html")) {
            return new byte[0];
        }
        try (InputStream in = getClass().getResourceAsStream("/help/" + page)) { // silent: sec-path-traversal because letters and one dot leave no folder
            return in.readAllBytes();
        }
    }
}
