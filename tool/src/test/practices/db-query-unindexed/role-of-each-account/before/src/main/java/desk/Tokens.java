package desk;

import io.jsonwebtoken.Jwts;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

@Component
class Tokens {
    private final SecretKey key = Jwts.SIG.HS256.key().build();

    String nick(String header) {
        return header == null
                ? null
                : Jwts.parser().verifyWith(key).build().parseSignedClaims(header.substring(7)).getPayload().getSubject();
    }
}
