package com.acme.bakery;

import java.util.UUID;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

@Service
class Accounts {
    private final AccountRepository accounts;
    private final PasswordEncoder passwords;
    private final JavaMailSender mails;

    Accounts(AccountRepository accounts, PasswordEncoder passwords, JavaMailSender mails) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.mails = mails;
    }

    String login(String email, String password) {
        Account account = accounts.findByEmail(email).orElseThrow();
        if (!passwords.matches(password, account.getPassword())) {
            throw new IllegalArgumentException("address or password is wrong");
        }
        return UUID.randomUUID().toString();
    }

    void register(String email, String password) {
        Account account = new Account();
        account.setEmail(email);
        account.setPassword(passwords.encode(password));
        accounts.save(account);
    }

    void reset(String token, String password) {
        Account account = accounts.findByResetToken(token).orElseThrow();
        account.setPassword(passwords.encode(password));
        accounts.save(account);
    }

    void forgot(String email) {
        accounts.findByEmail(email).ifPresent(account -> {
            account.setResetToken(UUID.randomUUID().toString());
            accounts.save(account);
            SimpleMailMessage mail = new SimpleMailMessage();
            mail.setTo(email);
            mails.send(mail);
        });
    }
}
