package com.acme.people;

import static org.springframework.ldap.query.LdapQueryBuilder.query;

import java.util.List;
import org.springframework.ldap.core.AttributesMapper;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.web.bind.annotation.GetMapping;
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
        return ldap.search(query().base("ou=people").where("cn").is(name), NAME);
    }
}
