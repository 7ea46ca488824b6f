package com.acme.shelf;

import com.alibaba.fastjson.JSON;
import com.alibaba.fastjson.JSONObject;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ShelfController {
    record Book(String title) {}

    @PostMapping("/books")
    String add(@RequestBody String text) {
        JSONObject book = JSON.parseObject(text); // silent: sec-unsafe-deserialization because this version makes no foreign types by itself
        return book.getString("title");
    }

    @PostMapping("/titles")
    String title(@RequestBody String text) {
        return JSON.parseObject(text, Book.class).title();
    }
}
