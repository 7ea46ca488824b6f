package com.acme.letters;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Properties;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;

@WebServlet("/seal")
public class SealServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("Blowfish"); // expect: sec-weak-crypto
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding"); // silent: sec-weak-crypto because the cipher holds
            cipher.init(Cipher.ENCRYPT_MODE, generator.generateKey());
            response.getOutputStream().write(cipher.doFinal(request.getInputStream().readAllBytes()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Properties names = new Properties();
        try (InputStream file = SealServlet.class.getClassLoader().getResourceAsStream("letters.properties")) {
            names.load(file);
            byte[] text = request.getInputStream().readAllBytes();
            MessageDigest old = MessageDigest.getInstance(names.getProperty("digest.old", "SHA-512")); // expect: sec-weak-crypto
            // silent: sec-weak-crypto because the file says SHA-384
            MessageDigest current = MessageDigest.getInstance(names.getProperty("digest.new", "MD5"));
            Mac mac = Mac.getInstance("HmacSHA1"); // silent: sec-weak-crypto because nobody knows how to forge this one
            response.setHeader("old", new String(old.digest(text)));
            response.setHeader("new", new String(current.digest(mac.doFinal(text))));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("ETag", etag(request.getPathInfo()));
    }

    private static String etag(String path) throws IOException {
        try {
            return new String(MessageDigest.getInstance("MD5").digest(path.getBytes())); // silent: sec-weak-crypto because it only tells whether something changed
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
