package com.acme.vault;

import java.security.MessageDigest;
import java.security.Signature;
import javax.crypto.Cipher;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class VaultController {
    private static final String OLD = "DES" + "/CBC/PKCS5Padding";

    private final Digests digests;

    public VaultController(Digests digests) {
        this.digests = digests;
    }

    @PostMapping("/seal")
    public byte[] seal(@RequestBody byte[] text) throws Exception {
        Cipher cipher = Cipher.getInstance(OLD); // expect: sec-weak-crypto
        return cipher.doFinal(text);
    }

    @PostMapping("/seal/default")
    public byte[] sealByDefault(@RequestBody byte[] text) throws Exception {
        Cipher cipher = Cipher.getInstance("AES"); // expect: sec-weak-crypto
        return cipher.doFinal(text);
    }

    @PostMapping("/seal/well")
    public byte[] sealWell(@RequestBody byte[] text) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding"); // silent: sec-weak-crypto because this one holds
        return cipher.doFinal(text);
    }

    @PostMapping("/seal/chosen")
    public byte[] sealChosen(@RequestBody byte[] text) throws Exception {
        String mode = 3 * 5 > 20 ? "ECB" : "GCM";
        // silent: sec-weak-crypto because the other branch cannot be taken
        Cipher cipher = Cipher.getInstance("AES/" + mode + "/NoPadding");
        return cipher.doFinal(text);
    }

    @PostMapping("/sign")
    public byte[] sign(@RequestBody byte[] text) throws Exception {
        Signature signature = Signature.getInstance("SHA1withRSA"); // expect: sec-weak-crypto
        signature.update(text);
        return signature.sign();
    }

    @PostMapping("/digest")
    public byte[] digest(@RequestBody byte[] text) throws Exception {
        return digests.of(text, "MD5");
    }

    @PostMapping("/digest/long")
    public byte[] digestLong(@RequestBody byte[] text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text); // silent: sec-weak-crypto because SHA-256 holds
    }

    @PostMapping("/wrap")
    public byte[] wrap(@RequestBody byte[] key) throws Exception {
        // silent: sec-weak-crypto because ECB says nothing for RSA, one block is all there is
        return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding").doFinal(key);
    }

    @PostMapping("/visits")
    public byte[] visit() throws Exception {
        return genToken(Long.toString(System.nanoTime()));
    }

    private static byte[] genToken(String drawn) throws Exception {
        return MessageDigest.getInstance("MD5").digest(drawn.getBytes()); // expect: sec-weak-crypto (low)
    }

    @PostMapping("/visits/seen")
    public boolean seen(@RequestBody byte[] token) throws Exception {
        return isToken(token, token);
    }

    private static boolean isToken(byte[] token, byte[] sent) throws Exception {
        return MessageDigest.isEqual(token, MessageDigest.getInstance("MD5").digest(sent)); // expect: sec-weak-crypto (medium)
    }

    @PostMapping("/visits/counted")
    public byte[] counted(@RequestParam String user) throws Exception {
        return userRateLimiterKey(user);
    }

    private static byte[] userRateLimiterKey(String user) throws Exception {
        return MessageDigest.getInstance("MD5").digest(user.getBytes()); // silent: sec-weak-crypto because two callers of one key only count against themselves
    }
}
