package members;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.jsonwebtoken.JwtParser;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class Checked {
    private final JdbcTemplate jdbc;
    private final JWSVerifier verifier;
    private final JwtParser parser;

    Checked(JdbcTemplate jdbc, JWSVerifier verifier, JwtParser parser) {
        this.jdbc = jdbc;
        this.verifier = verifier;
        this.parser = parser;
    }

    private Map<String, Object> member(String email) {
        return jdbc.queryForMap("select id, points from member where email = ?", email);
    }

    @GetMapping("/verified")
    Map<String, Object> verified(@RequestHeader("Authorization") String token) throws Exception {
        SignedJWT signed = SignedJWT.parse(token); // silent: auth-jwt-unverified because it is verified below
        if (!signed.verify(verifier)) {
            throw new IllegalArgumentException("forged");
        }
        return member(signed.getJWTClaimsSet().getSubject());
    }

    @GetMapping("/twice")
    Map<String, Object> twice(@RequestHeader("Authorization") String token, @RequestParam String key) {
        String email = JWT.decode(token).getSubject(); // silent: auth-jwt-unverified because it is verified with this in hand
        JWT.require(Algorithm.HMAC256(key)).withSubject(email).build().verify(token);
        return member(email);
    }

    @GetMapping("/claims")
    Map<String, Object> claims(@RequestHeader("Authorization") String token) {
        return member(parser.parseSignedClaims(token).getPayload().getSubject()); // silent: auth-jwt-unverified because this verifies
    }

    @GetMapping("/closed/me")
    Map<String, Object> closed(@RequestHeader("Authorization") String token) {
        return member(JWT.decode(token).getSubject()); // silent: auth-jwt-unverified because a login stands before it
    }

    @PostMapping("/refresh")
    Map<String, Object> refresh(@RequestParam String token) {
        jdbc.queryForMap("select id from member where refresh_token = ?", token);
        return member(JWT.decode(token).getSubject()); // silent: auth-jwt-unverified because the whole token was found
    }

    @GetMapping("/expiry")
    long expiry(@RequestParam String token) {
        return JWT.decode(token).getExpiresAt().getTime(); // silent: auth-jwt-unverified because nothing rests on it
    }
}
