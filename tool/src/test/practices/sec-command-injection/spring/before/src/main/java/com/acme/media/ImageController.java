package com.acme.media;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ImageController {
    private final Shell shell;

    public ImageController(Shell shell) {
        this.shell = shell;
    }

    @GetMapping("/images/convert")
    public void convert(@RequestParam String name) throws IOException {
        shell.run("convert " + name + " out.png"); // expect: sec-command-injection
        Runtime.getRuntime().exec(new String[] {"convert", "--", name, "out.png"}); // silent: sec-command-injection because it is one argument of a program that the code chose
    }

    @PostMapping("/images/scripts")
    public void script(@RequestBody Script script) throws IOException {
        List<String> command = new ArrayList<>();
        command.add("bash");
        command.add("-c");
        command.add(script.line());
        new ProcessBuilder(command).start(); // expect: sec-command-injection
    }

    @GetMapping("/images/tools/{tool}")
    public void tool(@PathVariable String tool) throws IOException {
        new ProcessBuilder(tool, "--version").start(); // expect: sec-command-injection
    }

    @GetMapping("/images/known/{tool}")
    public void known(@PathVariable Tool tool, @RequestParam int width) throws IOException {
        shell.quiet("convert -resize " + width + " in.png"); // silent: sec-command-injection because a width is a number
        new ProcessBuilder(tool.name().toLowerCase(), "--version").start(); // silent: sec-command-injection because an enum names the program
    }

    private static final Pattern HOST = Pattern.compile("[a-z0-9.]+");
    private static final Pattern FILE = Pattern.compile("^[\\w./-]+$");

    @GetMapping("/images/peer")
    public void peer(@RequestParam String host) throws IOException {
        Supplier<Boolean> valid = () -> !host.isBlank() && (HOST.matcher(host).matches() || host.equals("localhost"));
        ping(host, valid.get());
    }

    private static void ping(String host, boolean valid) throws IOException {
        if (valid) {
            new ProcessBuilder("sh", "-c", "ping -c 1 " + host).start(); // silent: sec-command-injection because a function checked the name before
        }
    }

    @GetMapping("/images/mirror")
    public void mirror(@RequestParam String mirror) throws IOException {
        Supplier<Boolean> valid = () -> !mirror.isBlank() || HOST.matcher(mirror).matches();
        if (valid.get()) {
            new ProcessBuilder("sh", "-c", "ping -c 1 " + mirror).start(); // expect: sec-command-injection
        }
    }

    @GetMapping("/images/size")
    public void size(@RequestParam String path) throws IOException {
        String plain = onlyWord(path);
        if (plain == null) {
            return;
        }
        String[] line = {"sh", "-c", "du -s " + plain};
        new ProcessBuilder(line).start(); // silent: sec-command-injection because no sign of a shell is left
    }

    private static String onlyWord(String path) {
        return FILE.matcher(path).matches() ? path : null;
    }
}
