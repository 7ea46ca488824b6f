package com.acme.shop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ImageController {
    @PostMapping("/images/shell")
    public void shell(@RequestParam String name) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c"));
        command.add("convert " + name + " out.png"); // expect: sec-command-injection
        new ProcessBuilder(command).start();
    }

    @PostMapping("/images/words")
    public void words(@RequestParam String name) throws IOException {
        if (!Pattern.matches("[\\w-]+", name)) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c"));
        command.add("convert " + name + " out.png");
        new ProcessBuilder(command).start(); // silent: sec-command-injection because a word holds no sign of the shell
    }

    @PostMapping("/images/arguments")
    public void arguments(@RequestParam String name) throws IOException {
        List<String> command = new ArrayList<>(List.of("convert"));
        command.addAll(List.of("--", name, "out.png"));
        new ProcessBuilder(command).start(); // silent: sec-command-injection because it is one argument of a fixed program
    }

    @PostMapping("/images/parsed")
    public void parsed(@RequestParam String line) throws IOException {
        DefaultExecutor.builder().get().execute(CommandLine.parse(line)); // expect: sec-command-injection
    }

    @PostMapping("/images/executed")
    public void executed(@RequestParam String name) throws IOException {
        CommandLine command = new CommandLine("convert").addArgument("--").addArgument(name);
        DefaultExecutor.builder().get().execute(command); // silent: sec-command-injection because it is one argument of a fixed program
    }
}
