package com.acme.lending;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class LendingController {
    private final Lendings lendings;
    private final Remarks remarks;
    private final Readers readers;
    private final Signatures signatures;

    public LendingController(Lendings lendings, Remarks remarks, Readers readers, Signatures signatures) {
        this.lendings = lendings;
        this.remarks = remarks;
        this.readers = readers;
        this.signatures = signatures;
    }

    @GetMapping("/lendings")
    public List<Lending> mine(Principal caller) {
        Reader reader = readers.findByLogin(caller.getName()).orElseThrow(); // silent: auth-trusted-header because the login says who it is
        return lendings.findTop50ByUserId(reader.getId()); // silent: auth-trusted-header because the login says who it is
    }

    @PostMapping("/lendings")
    public void lend(@RequestBody LendingRequest request, Principal caller) {
        Reader reader = readers.findByLogin(caller.getName()).orElseThrow();
        lendings.save(new Lending(reader.getId(), request.book())); // silent: auth-trusted-header because the login says for whom
    }

    @PostMapping("/remarks")
    public void remark(@RequestBody String text, Principal caller) {
        remarks.save(new Remark(readers.findByLogin(caller.getName()).orElseThrow(), text)); // silent: auth-trusted-header because the login says by whom
    }

    @GetMapping("/lendings/by-header")
    public List<Lending> byHeader(@RequestHeader("X-User-Id") Long userId) {
        return lendings.findTop50ByUserId(userId); // expect: auth-trusted-header
    }

    @GetMapping("/open/lendings")
    public List<Lending> openByHeader(HttpServletRequest request) {
        Long userId = Long.valueOf(request.getHeader("X-Reader"));
        return lendings.findTop50ByUserId(userId); // expect: auth-trusted-header
    }

    @GetMapping("/lendings/by-cookie")
    public List<Lending> byCookie(@CookieValue("uid") Long uid) {
        return lendings.findTop50ByUserId(uid); // expect: auth-trusted-header
    }

    @PostMapping("/lendings/quick")
    public void quick(@RequestBody LendingRequest request) {
        lendings.save(new Lending(request.userId(), request.book())); // expect: auth-trusted-header
    }

    @PostMapping("/remarks/quick")
    public void quickRemark(@RequestParam Long readerId, @RequestBody String text) {
        remarks.save(new Remark(readers.findById(readerId).orElseThrow(), text)); // expect: auth-trusted-header
    }

    @PostMapping("/desk/lendings")
    public void atTheDesk(@RequestBody LendingRequest request) {
        lendings.save(new Lending(request.userId(), request.book())); // silent: auth-trusted-header because staff lends to others
    }

    @PostMapping("/lendings/shared")
    public void shared(@RequestParam List<Long> with, @RequestParam String book) {
        for (Long each : with) {
            lendings.save(new Lending(each, book)); // silent: auth-trusted-header because whoever names several names others
        }
    }

    @PostMapping("/lendings/compared")
    public void compared(@RequestBody LendingRequest request, Principal caller) {
        Reader reader = readers.findByLogin(caller.getName()).orElseThrow();
        if (!reader.getId().equals(request.userId())) {
            throw new IllegalArgumentException("only for yourself");
        }
        lendings.save(new Lending(request.userId(), request.book())); // silent: auth-trusted-header because it is compared with the login
    }

    @GetMapping("/lendings/signed")
    public List<Lending> signed(@RequestHeader("X-User-Id") Long userId, @RequestHeader("X-Signature") String signature) {
        signatures.verify(userId, signature);
        return lendings.findTop50ByUserId(userId); // silent: auth-trusted-header because a signature proves it
    }

    @GetMapping("/lendings/titled")
    public List<Lending> titled(@RequestHeader("X-Book") String book) {
        return lendings.findTop50ByBook(book); // silent: auth-trusted-header because a book is no person
    }

    @GetMapping("/users/{id}/lendings")
    public List<Lending> ofUser(@PathVariable Long id) {
        return lendings.findTop50ByUserId(id); // silent: auth-trusted-header because the address names an object, which is another practice's matter
    }
}
