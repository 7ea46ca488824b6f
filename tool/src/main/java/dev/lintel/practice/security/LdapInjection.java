package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a caller sends becomes part of an LDAP filter or name.
public final class LdapInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-ldap-injection",
            Risk.HIGH,
            "LDAP filters/DNs encode input",
            """
            A `*` or a `)(` changes which people a filter finds: a login that asks for name and password in one filter lets \
            anyone in, a search gives the whole directory.""",
            "Worst where a login depends on the answer.",
            "Filters and names are encoded differently: `LdapEncoder.filterEncode` and `nameEncode`.",
            """
            ```java
            ldap.search(query().where("uid").is(name), mapper);
            ```""",
            List.of("CWE-90", "OWASP A05:2025", "RFC 4515", "OWASP LDAP Injection Prevention Cheat Sheet"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("ldap");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("ldap", "base64");
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words(
                "change which entries of the directory are found", "reaches an LDAP filter", "asks the directory");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix("Let the query builder encode the value.", """
                - ldap.search(base, "(uid=" + name + ")", mapper)
                + ldap.search(query().base(base).where("uid").is(name), mapper)""", List.of()));
    }
}
