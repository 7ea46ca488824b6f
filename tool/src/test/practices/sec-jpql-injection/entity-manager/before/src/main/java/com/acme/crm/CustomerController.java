package com.acme.crm;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class CustomerController {
    private final CustomerSearch search;

    public CustomerController(CustomerSearch search) {
        this.search = search;
    }

    @GetMapping("/customers")
    public List<Customer> named(@RequestParam String name) {
        return search.named(name);
    }

    @GetMapping("/customers/native/{city}")
    public List<Customer> inCity(@PathVariable String city) {
        return search.inCity(city);
    }

    @PostMapping("/customers/search")
    public List<Customer> search(@RequestBody CustomerQuery query) {
        return search.sorted(query);
    }

    @GetMapping("/customers/{id}")
    public List<Customer> one(@PathVariable Long id, @RequestHeader("X-Tenant") String tenant) {
        return search.one(id, tenant);
    }

    @GetMapping("/customers/page")
    public List<Customer> page(@RequestParam int page, @RequestParam String kind) {
        return search.page(page, kind);
    }
}
