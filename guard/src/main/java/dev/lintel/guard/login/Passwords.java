package dev.lintel.guard.login;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Checks passwords for handlers of a service's own, so that an account that is not there takes as long as one that
/// is: one check, against the digest of a password that nobody has. The logins of Spring Security do so by
/// themselves. That holds as long as the kept digests are as dear as those that the encoder makes now.
public final class Passwords {
    private final PasswordEncoder encoder;
    private final String nobodys;

    public Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodys = String.valueOf(encoder.encode(UUID.randomUUID().toString()));
    }

    /// @param kept the digest of the account's password; empty if there is no such account
    public boolean matches(CharSequence sent, Optional<String> kept) {
        boolean right = encoder.matches(sent, kept.orElse(nobodys));
        return right && kept.isPresent();
    }
}
