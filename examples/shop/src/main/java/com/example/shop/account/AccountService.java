package com.example.shop.account;

import com.example.shop.security.Role;
import com.example.shop.security.TokenService;
import com.example.shop.web.ConflictException;
import com.example.shop.web.NotFoundException;
import com.example.shop.web.UnauthorizedException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeanUtils;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class AccountService {
    private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);

    private final UserRepository users;
    private final PasswordEncoder passwords;
    private final TokenService tokens;

    public AccountService(UserRepository users, PasswordEncoder passwords, TokenService tokens) {
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    @Transactional
    public void register(Credentials.Register request) {
        String email = request.email().toLowerCase(Locale.ROOT);
        if (users.findByEmail(email).isPresent()) { // expect: data-check-then-insert
            throw new ConflictException("email", "There is an account with this address already");
        }
        users.save(new User(email, passwords.encode(request.password()), request.displayName()));
    }

    @Transactional(readOnly = true)
    public String login(Credentials.Login request) {
        LOG.info("login of {} with {}", request.email(), request.password()); // expect: sec-sensitive-log, sec-log-injection
        return users.findByEmail(request.email().toLowerCase(Locale.ROOT))
                .filter(user -> passwords.matches(request.password(), user.getPasswordHash()))
                .map(user -> tokens.issue(user.getId(), user.getRole()))
                .orElseThrow(() -> new UnauthorizedException("Address or password is wrong"));
    }

    @Transactional(readOnly = true)
    public User find(long userId) {
        return users.findById(userId).orElseThrow(() -> new NotFoundException("account"));
    }

    @Transactional
    public void update(long userId, AccountUpdate update) {
        BeanUtils.copyProperties(update, find(userId)); // expect: auth-mass-assignment
    }

    @Transactional
    public void changeRole(long userId, Role role) {
        find(userId).setRole(role);
    }
}
