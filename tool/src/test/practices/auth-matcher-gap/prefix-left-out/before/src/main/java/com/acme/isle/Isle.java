package com.acme.isle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class Isle {
    public static void main(String[] args) {
        SpringApplication.run(Isle.class, args);
    }
}

@RestController
@RequestMapping("/api/v1")
class IsleController {
    @DeleteMapping("/admin/houses/{id}")
    void remove(@PathVariable long id) {}

    @GetMapping("/beaches")
    String beaches() {
        return "sand";
    }

    @GetMapping("/keepers")
    String keepers() {
        return "one";
    }

    @GetMapping("/paths")
    String paths() {
        return "two";
    }
}
