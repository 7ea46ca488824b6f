package com.acme.post;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Post {
    private final JavaMailSender mail;

    Post(JavaMailSender mail) {
        this.mail = mail;
    }

    @PostMapping("/letters")
    void letter(@RequestParam String to) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(to);
        mail.send(message); // expect: res-client-timeout-other (medium)
    }
}
