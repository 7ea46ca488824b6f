package members;

import com.auth0.jwt.JWT;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.jsonwebtoken.JwtParser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
class Open {
    private final JdbcTemplate jdbc;
    private final JwtParser parser;

    Open(JdbcTemplate jdbc, JwtParser parser) {
        this.jdbc = jdbc;
        this.parser = parser;
    }

    @GetMapping("/me")
    Map<String, Object> me(@RequestHeader("Authorization") String token) {
        String email = JWT.decode(token).getSubject(); // expect: auth-jwt-unverified (high)
        return jdbc.queryForMap("select id, points from member where email = ?", email);
    }

    @PostMapping("/points")
    void points(@RequestHeader("Authorization") String token, @RequestParam int points) throws Exception {
        String email = JWTParser.parse(token).getJWTClaimsSet().getSubject(); // expect: auth-jwt-unverified (critical)
        jdbc.update("update member set points = ? where email = ?", points, email);
    }

    @GetMapping("/signed")
    Map<String, Object> signed(HttpServletRequest request) throws Exception {
        String token = request.getHeader("Authorization");
        SignedJWT signed = SignedJWT.parse(token); // expect: auth-jwt-unverified (high)
        return jdbc.queryForMap("select points from member where email = ?", signed.getJWTClaimsSet().getSubject());
    }

    @GetMapping("/plain")
    Map<String, Object> plain(@RequestParam String token) throws Exception {
        PlainJWT plain = PlainJWT.parse(token); // expect: auth-jwt-unverified (high)
        return jdbc.queryForMap("select points from member where email = ?", plain.getJWTClaimsSet().getSubject());
    }

    @GetMapping("/object")
    Map<String, Object> object(@RequestParam String token) throws Exception {
        JWSObject object = JWSObject.parse(token); // expect: auth-jwt-unverified (high)
        return jdbc.queryForMap("select points from member where email = ?", object.getPayload().toString());
    }

    @GetMapping("/unsecured")
    Map<String, Object> unsecured(@CookieValue("token") String token) {
        String email = parser.parseUnsecuredClaims(token).getPayload().getSubject(); // expect: auth-jwt-unverified (high)
        return jdbc.queryForMap("select points from member where email = ?", email);
    }
}
