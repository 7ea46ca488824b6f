package com.acme.staff;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class StaffController {
    private static final String STAFF = "ou=staff,dc=acme,dc=example";
    private final LDAPConnection directory;

    public StaffController(LDAPConnection directory) {
        this.directory = directory;
    }

    @GetMapping("/staff")
    public int named(@RequestParam String name) throws Exception {
        return directory.search(STAFF, SearchScope.SUB, "(cn=" + name + ")").getEntryCount(); // expect: sec-ldap-injection
    }

    @GetMapping("/staff/some")
    public int some(@RequestParam String name) throws Exception {
        return directory
                .search(STAFF, SearchScope.SUB, DereferencePolicy.NEVER, 10, 5, false, "(cn=" + name + "*)") // expect: sec-ldap-injection
                .getEntryCount();
    }

    @GetMapping("/staff/request")
    public int request(@RequestParam String name) throws Exception {
        SearchRequest request = new SearchRequest(STAFF, SearchScope.ONE, "(uid=" + name + ")"); // expect: sec-ldap-injection
        return directory.search(request).getEntryCount();
    }

    @GetMapping("/staff/encoded")
    public int encoded(@RequestParam String name) throws Exception {
        return directory.search(STAFF, SearchScope.SUB, "(cn=" + Filter.encodeValue(name) + ")").getEntryCount(); // silent: sec-ldap-injection because the value is encoded for a filter
    }

    @GetMapping("/staff/built")
    public int built(@RequestParam String name) throws Exception {
        return directory.search(STAFF, SearchScope.SUB, Filter.createEqualityFilter("cn", name)).getEntryCount(); // silent: sec-ldap-injection because the filter is built of a name and a value
    }
}
