package com.acme.kiosk;

import java.util.ArrayList;
import java.util.List;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Configuration
@EnableFeignClients
class Clients {}

record Paper(String title, String issue) {}

@FeignClient(name = "papers", url = "https://papers.example.com")
interface Papers {
    @GetMapping("/papers")
    List<Paper> all();

    @GetMapping("/papers/{title}")
    String text(@PathVariable String title);

    @PostMapping("/issues")
    String issues(@RequestBody List<String> titles);
}

@RestController
class Kiosk {
    private final Papers papers;

    Kiosk(Papers papers) {
        this.papers = papers;
    }

    @GetMapping("/texts")
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Paper each : papers.all()) {
            texts.add(papers.text(each.title())); // expect: res-remote-in-loop
        }
        return texts;
    }

    @PostMapping("/chosen")
    List<String> chosen(@RequestBody List<Paper> wanted) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            texts.add(papers.text(wanted.get(i).title())); // expect: res-remote-in-loop
        }
        return texts;
    }

    @PostMapping("/issues")
    String issues(@RequestBody List<Paper> wanted) {
        List<String> titles = new ArrayList<>();
        for (Paper each : wanted) {
            titles.add(each.title());
        }
        return papers.issues(titles); // silent: res-remote-in-loop because the loop only gathers
    }

    @PostMapping("/ordered")
    List<String> ordered(@RequestBody List<Paper> wanted) {
        return wanted.stream()
                .map(Paper::title)
                .map(title -> papers.text(title)) // expect: res-remote-in-loop
                .toList();
    }

    @PostMapping("/named")
    List<String> named(@RequestBody List<String> titles) {
        return titles.stream().map(papers::text).toList(); // expect: res-remote-in-loop
    }
}
