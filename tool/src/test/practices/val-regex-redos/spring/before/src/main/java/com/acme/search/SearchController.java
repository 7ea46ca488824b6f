package com.acme.search;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SearchController {
    private static final List<String> NAMES = List.of("apple", "pear");
    private static final Set<String> KNOWN = Set.of("^a.*", "^b.*");
    private static final Pattern COLUMNS = Pattern.compile("(.*?,){11}P");
    private static final Pattern TWICE = Pattern.compile("^([a-z]+)+-\\1$");
    private static final Pattern MAIL = Pattern.compile("^[\\w.+-]+@[\\w-]+\\.[\\w.]+$");

    @GetMapping("/search")
    public long search(@RequestParam String pattern) {
        Pattern compiled = Pattern.compile(pattern); // expect: val-regex-redos (high)
        return NAMES.stream().filter(name -> compiled.matcher(name).find()).count();
    }

    @GetMapping("/search/quoted")
    public long quoted(@RequestParam String text) {
        Pattern compiled = Pattern.compile(".*" + Pattern.quote(text) + ".*"); // silent: val-regex-redos because what was sent is quoted
        return NAMES.stream().filter(name -> compiled.matcher(name).matches()).count();
    }

    @GetMapping("/search/is")
    public boolean is(@RequestParam String pattern) {
        return "apple".matches(pattern); // expect: val-regex-redos
    }

    @GetMapping("/search/parts")
    public int parts(@RequestParam String text, @RequestParam String between) {
        return text.split(between).length; // expect: val-regex-redos
    }

    @GetMapping("/search/known")
    public boolean known(@RequestParam String pattern) {
        return KNOWN.contains(pattern) && "apple".matches(pattern); // silent: val-regex-redos because the expression is one of two
    }

    @PostMapping("/lines")
    public boolean lines(@RequestBody String line) {
        return COLUMNS.matcher(line).matches(); // expect: val-regex-redos (high)
    }

    @PostMapping("/lines/twice")
    public boolean twice(@RequestBody String line) {
        if (line.length() > 200) {
            throw new IllegalArgumentException("too long");
        }
        return TWICE.matcher(line).matches(); // expect: val-regex-redos
    }

    @PostMapping("/lines/spaces")
    public String spaces(@RequestBody String text) {
        return text.replaceAll("\\s*\\s*;\\s*\\s*\n", ";"); // expect: val-regex-redos
    }

    @PostMapping("/lines/bounded")
    public String bounded(@RequestBody String text) {
        if (text.length() > 500) {
            throw new IllegalArgumentException("too long");
        }
        return text.replaceAll("\\s*\\s*;\\s*\\s*\n", ";"); // silent: val-regex-redos because a few hundred characters take no time
    }

    @PostMapping("/lines/mail")
    public boolean mail(@RequestParam String address) {
        return MAIL.matcher(address).matches(); // silent: val-regex-redos because this one is quick
    }

    @GetMapping("/lines/own")
    public boolean own() {
        return COLUMNS.matcher(System.lineSeparator()).matches(); // silent: val-regex-redos because nobody sends the text
    }

    @GetMapping("/lines/number")
    public boolean number(@RequestParam int number) {
        return COLUMNS.matcher(String.valueOf(number)).find(); // silent: val-regex-redos because a number is short
    }
}
