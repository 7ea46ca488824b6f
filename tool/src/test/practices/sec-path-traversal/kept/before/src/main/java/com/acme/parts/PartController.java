package com.acme.parts;

import java.io.IOException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PartController {
    private final PartStore store;
    private final Index index;

    public PartController(PartStore store, Index index) {
        this.store = store;
        this.index = index;
    }

    @DeleteMapping("/parts")
    public void remove(@RequestParam String part) throws IOException {
        store.remove(part);
    }

    @PutMapping("/parts")
    public void put(@RequestParam String part) throws IOException {
        store.put(part);
    }

    @GetMapping("/parts")
    public boolean has(@RequestParam String part) {
        return store.has(part);
    }

    @PutMapping("/index")
    public void index(@RequestParam String part) throws IOException {
        index.write(part);
        index.writeIn(part);
    }
}
