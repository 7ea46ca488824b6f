package com.acme.carts;

import com.alibaba.fastjson.JSON;
import com.alibaba.fastjson.parser.Feature;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CartController {
    @PostMapping("/carts")
    public int put(@RequestBody String text) {
        return JSON.parseObject(text, Object.class, Feature.SupportAutoType).hashCode(); // expect: sec-unsafe-deserialization
    }

    @PostMapping("/carts/ordered")
    public int ordered(@RequestBody String text) {
        return JSON.parseObject(text, Object.class, Feature.OrderedField).hashCode(); // silent: sec-unsafe-deserialization because it lets no text name classes
    }

    @PostMapping("/carts/plain")
    public int plain(@RequestBody String text) {
        return JSON.parseObject(text).hashCode(); // silent: sec-unsafe-deserialization because this version makes no foreign types by itself
    }
}
