package com.acme.post;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class Post {
    private final JavaMailSender mail;

    Post(JavaMailSender mail) {
        this.mail = mail;
    }

    @Scheduled(cron = "0 0 7 * * *")
    void letter() {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo("office@example.com");
        mail.send(message); // expect: res-client-timeout-other (low)
    }
}
