package dev.lintel.bench.design;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Type;
import dev.lintel.design.verify.Person;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes people as rows of the account's table, with tokens signed by the service's own secret.
final class Accounts implements Person.Maker {
    private static final Duration LIFETIME = Duration.ofHours(6);

    private final Brief brief;
    private final Connection database;
    private final byte[] secret;
    private final AtomicInteger next = new AtomicInteger(1);

    Accounts(Brief brief, Connection database, String secret) {
        this.brief = brief;
        this.database = database;
        this.secret = Base64.getDecoder().decode(secret);
    }

    @Override
    public Person somebody(String role) {
        return somebody(
                role, brief.tenancy().map(each -> insert(brief.resource(each).orElseThrow(), Map.of())));
    }

    Person in(String role, Optional<String> tenant) {
        return tenant.isPresent() ? somebody(role, tenant) : somebody(role);
    }

    private Person somebody(String role, Optional<String> tenant) {
        Resource account = brief.account().orElseThrow();
        Map<String, String> more = new LinkedHashMap<>();
        more.put("role", "'" + role + "'");
        if (brief.auth().register()) {
            more.put("email_confirmed_at", "now()");
        }
        tenant.ifPresent(each -> more.put(account.tenant().orElseThrow().column(), "'" + each + "'"));
        String id = insert(account, more);
        return new Person(id, Optional.of(role), tenant, Optional.of(token(id, role, tenant)));
    }

    private String insert(Resource resource, Map<String, String> more) {
        Map<String, String> values = new LinkedHashMap<>(more);
        for (Field field : resource.fields()) {
            if (!field.optional() && field.type() != Type.SEQUENCE) {
                values.put(field.column(), value(resource, field));
            }
        }
        String sql = "insert into " + Names.table(resource.name()) + " (" + String.join(", ", values.keySet())
                + ") values (" + String.join(", ", values.values()) + ") returning id";
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private String value(Resource resource, Field field) {
        return switch (field.type()) {
            case EMAIL -> "'p" + next.incrementAndGet() + "@example.com'";
            case SLUG -> "'p" + next.incrementAndGet() + "'";
            case STATE -> "'" + resource.firstState().orElseThrow() + "'";
            case ENUM -> "'" + field.options().getFirst() + "'";
            case INT, LONG, MONEY -> String.valueOf(field.from().orElse(1));
            case BOOL -> "false";
            case DATE, TIME -> "now()";
            case UUID -> "uuidv7()";
            case PHONE -> "'+4915112345678'";
            case COUNTRY -> "'DE'";
            case CURRENCY -> "'EUR'";
            case TEXT, MARKDOWN, URL, SECRET, SEQUENCE -> "'x'";
        };
    }

    private String token(String id, String role, Optional<String> tenant) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", brief.service().name());
        claims.put("aud", List.of(brief.service().name()));
        claims.put("sub", id);
        tenant.ifPresent(each -> claims.put("tenant", each));
        claims.put("roles", new ArrayList<>(List.of(role)));
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().plus(LIFETIME).getEpochSecond());
        return Jwt.signed(claims, secret);
    }
}
