package com.acme.people;

import static org.springframework.ldap.query.LdapQueryBuilder.query;

import java.util.List;
import org.springframework.ldap.core.AttributesMapper;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.filter.EqualsFilter;
import org.springframework.ldap.support.LdapEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PeopleController {
    private static final AttributesMapper<String> NAME = attributes -> attributes.get("cn").toString();
    private final LdapTemplate ldap;

    public PeopleController(LdapTemplate ldap) {
        this.ldap = ldap;
    }

    @GetMapping("/people")
    public List<String> find(@RequestParam String name) {
        return ldap.search("ou=people", "(cn=" + name + ")", NAME); // expect: sec-ldap-injection
    }

    @GetMapping("/people/encoded")
    public List<String> encoded(@RequestParam String name) {
        return ldap.search("ou=people", "(cn=" + LdapEncoder.filterEncode(name) + ")", NAME); // silent: sec-ldap-injection because it is encoded for filters
    }

    @GetMapping("/people/filter")
    public List<String> filter(@RequestParam String name) {
        return ldap.search("ou=people", new EqualsFilter("cn", name).encode(), NAME); // silent: sec-ldap-injection because the filter encodes its value
    }

    @GetMapping("/people/built")
    public List<String> built(@RequestParam String name) {
        return ldap.search(query().base("ou=people").where("cn").is(name), NAME); // silent: sec-ldap-injection because the builder encodes its value
    }

    @PostMapping("/login")
    public boolean login(@RequestBody Login login) {
        return ldap.authenticate("", "(uid=" + login.user() + ")", login.password()); // expect: sec-ldap-injection
    }

    @GetMapping("/units/{unit}")
    public List<String> unit(@PathVariable String unit) {
        return ldap.search("ou=" + unit, "(objectClass=person)", NAME); // expect: sec-ldap-injection
    }

    @GetMapping("/people/{number}")
    public List<String> numbered(@PathVariable int number) {
        return ldap.search("ou=people", "(employeeNumber=" + number + ")", NAME); // silent: sec-ldap-injection because a number ends no filter
    }
}
