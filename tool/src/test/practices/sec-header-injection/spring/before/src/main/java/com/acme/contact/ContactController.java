package com.acme.contact;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ContactController {
    private final JavaMailSender mails;

    public ContactController(JavaMailSender mails) {
        this.mails = mails;
    }

    @PostMapping("/contact")
    public void contact(@RequestBody Contact contact) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setSubject(contact.subject()); // expect: sec-header-injection
        message.setText(contact.text()); // silent: sec-header-injection because the text is no header
        message.setTo("desk@acme.example");
        mails.send(message);
    }
}
