package com.acme.vault;

import javax.crypto.Cipher;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class VaultController {
    private final Digests digests;

    public VaultController(Digests digests) {
        this.digests = digests;
    }

    @PostMapping("/seal")
    public byte[] seal(@RequestBody byte[] text) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        return cipher.doFinal(text);
    }

    @PostMapping("/digest")
    public byte[] digest(@RequestBody byte[] text) throws Exception {
        return digests.of(text, "SHA-256");
    }
}
