package com.acme.nodes;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
class NodeController {
    private final RestTemplate rest = new RestTemplate();

    @GetMapping("/nodes/status")
    @PreAuthorize("hasRole('ADMIN')")
    String status(@RequestParam String node) {
        return rest.getForObject(node + "/status", String.class); // expect: sec-ssrf (low)
    }

    @GetMapping("/nodes/load")
    @PreAuthorize("hasAuthority('SYSTEM_NODES:READ')")
    String load(@RequestParam String node) {
        return rest.getForObject(node + "/load", String.class); // expect: sec-ssrf (low)
    }

    @GetMapping("/nodes/heat")
    @PreAuthorize("@rights.isSuperAdmin()")
    String heat(@RequestParam String node) {
        return rest.getForObject(node + "/heat", String.class); // expect: sec-ssrf (low)
    }

    @GetMapping("/projects/heat")
    @PreAuthorize("@rights.isAdmin(#project)")
    String heatOf(@RequestParam String node, @RequestParam String project) {
        return rest.getForObject(node + "/project", String.class); // expect: sec-ssrf (medium)
    }

    @GetMapping("/either/heat")
    @PreAuthorize("@rights.isSuperAdmin() or @rights.isClerk()")
    String either(@RequestParam String node) {
        return rest.getForObject(node + "/either", String.class); // expect: sec-ssrf (medium)
    }

    @GetMapping("/branches/status")
    @PreAuthorize("hasRole('TENANT_ADMIN')")
    String branch(@RequestParam String node) {
        return rest.getForObject(node + "/branch", String.class); // expect: sec-ssrf (medium)
    }

    @GetMapping("/shared/status")
    @PreAuthorize("hasAnyRole('ADMIN', 'CLERK')")
    String shared(@RequestParam String node) {
        return rest.getForObject(node + "/shared", String.class); // expect: sec-ssrf (medium)
    }
}
