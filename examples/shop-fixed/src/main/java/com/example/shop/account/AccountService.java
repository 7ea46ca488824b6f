package com.example.shop.account;

import com.example.shop.security.Role;
import com.example.shop.security.TokenService;
import com.example.shop.web.NotFoundException;
import com.example.shop.web.UnauthorizedException;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class AccountService {
    private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);

    private final UserRepository users;
    private final PasswordEncoder passwords;
    private final TokenService tokens;
    private final String hashOfNobody;

    public AccountService(UserRepository users, PasswordEncoder passwords, TokenService tokens) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.hashOfNobody = passwords.encode("nobody");
    }

    /** The unique index on the address decides between two that register at the same time. */
    @Transactional
    public void register(Credentials.Register request) {
        String email = request.email().toLowerCase(Locale.ROOT);
        users.saveAndFlush(new User(email, passwords.encode(request.password()), request.displayName()));
    }

    @Transactional(readOnly = true)
    public String login(Credentials.Login request) {
        LOG.info("somebody logs in");
        String email = request.email().toLowerCase(Locale.ROOT);
        Optional<User> user = users.findByEmail(email);
        // A hash is compared in any case, or the time of the answer would tell which addresses have an account.
        boolean right = passwords.matches(
                request.password(), user.map(User::getPasswordHash).orElse(hashOfNobody));
        return user.filter(known -> right)
                .map(known -> tokens.issue(known.getId(), known.getRole()))
                .orElseThrow(() -> new UnauthorizedException("Address or password is wrong"));
    }

    @Transactional(readOnly = true)
    public AccountView show(long userId) {
        return AccountView.of(find(userId));
    }

    @Transactional
    public void update(long userId, AccountUpdate update) {
        find(userId).setDisplayName(update.displayName());
    }

    @Transactional
    public void changeRole(long userId, Role role) {
        find(userId).setRole(role);
    }

    private User find(long userId) {
        return users.findById(userId).orElseThrow(() -> new NotFoundException("account"));
    }
}
