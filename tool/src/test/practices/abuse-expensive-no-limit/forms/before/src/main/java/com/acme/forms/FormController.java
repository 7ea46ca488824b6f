package com.acme.forms;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.*;

@RestController
public class FormController {
    private final Post post;
    private final JavaMailSender sender;
    private final RateLimiter rateLimiter;

    public FormController(Post post, JavaMailSender sender, RateLimiter rateLimiter) {
        this.post = post;
        this.sender = sender;
        this.rateLimiter = rateLimiter;
    }

    @PostMapping("/contact") // expect: abuse-expensive-no-limit
    public void contact(@RequestBody Form form) {
        post.write("sales@acme.example", form.text());
    }

    @PostMapping("/invite") // expect: abuse-expensive-no-limit
    public void invite(@RequestParam String friend) {
        post.write(friend, "come and see");
    }

    @PostMapping("/quote") // expect: abuse-expensive-no-limit
    public String quote(@RequestBody Form form) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(form.email());
        sender.send(message);
        return "sent";
    }

    @PostMapping("/report") // expect: abuse-expensive-no-limit
    public void report(@RequestBody Form form) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(System.getProperties()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(form.email()));
        Transport.send(message);
    }

    @PostMapping("/slow") // silent: abuse-expensive-no-limit because calls are counted by source
    public void slow(@RequestBody Form form, @RequestHeader("X-Client") String client) {
        if (!rateLimiter.tryAcquire(client)) {
            throw new IllegalStateException("too many");
        }
        post.write(form.email(), form.text());
    }

    @PostMapping("/price") // silent: abuse-expensive-no-limit because nothing is sent
    public String price(@RequestBody Form form) {
        return post.preview(form.text());
    }

    @PostMapping("/newsletter") // silent: abuse-expensive-no-limit because only who is logged in gets here
    public void newsletter(@RequestBody Form form) {
        post.write(form.email(), form.text());
    }

    @PostMapping("/hook") // silent: abuse-expensive-no-limit because the sender proves itself by a signature
    public void hook(@RequestHeader("X-Signature") String signature, @RequestBody String body) {
        if (!Signatures.verifySignature(signature, body)) {
            throw new IllegalArgumentException("signature");
        }
        post.write("sales@acme.example", body);
    }
}
