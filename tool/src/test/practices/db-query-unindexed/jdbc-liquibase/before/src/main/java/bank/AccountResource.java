package bank;

import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import java.util.List;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import java.util.Map;

@Path("/accounts")
public class AccountResource {
    private static final String TABLE = "accounts";
    private final NamedParameterJdbcTemplate jdbc;

    @Inject
    public AccountResource(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @POST
    public void open(@QueryParam("email") String email) {
        jdbc.update("insert into " + TABLE + " (email) values (:email)", Map.of("email", email));
    }

    @GET
    @Path("/by-email")
    public List<Long> byEmail(@QueryParam("email") String email) {
        return jdbc.queryForList(
                "select id from accounts where lower(email) = :email", // expect: db-query-unindexed
                Map.of("email", email), Long.class);
    }

    @GET
    @Path("/by-token")
    public List<Long> byToken(@HeaderParam("X-Token") String token) {
        return jdbc.queryForList(
                "select id from " + TABLE + " where token = :token and kind = 'API'", // expect: db-query-unindexed
                Map.of("token", token), Long.class);
    }

    @GET
    @Path("/same-email")
    public List<Long> same(@QueryParam("email") String email) {
        // silent: db-query-unindexed because the index on email finds them
        return jdbc.queryForList("select id from accounts where email = :email", Map.of("email", email), Long.class);
    }

    @GET
    @Path("/kinds")
    public List<Long> kinds(@QueryParam("kind") String kind) {
        // silent: db-query-unindexed because a kind does not narrow
        return jdbc.queryForList("select id from accounts where kind = :kind", Map.of("kind", kind), Long.class);
    }
}
