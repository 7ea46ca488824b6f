package com.acme.forms;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

@Service
public class Post {
    private final JavaMailSender sender;

    public Post(JavaMailSender sender) {
        this.sender = sender;
    }

    public void write(String to, String text) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(to);
        message.setText(text);
        sender.send(message);
    }

    public String preview(String text) {
        return "Dear customer, " + text;
    }
}
