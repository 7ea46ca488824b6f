package dev.lintel.guard.boot;

import dev.lintel.guard.cipher.FieldCipher;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// The cipher of columns, where keys are set.
@AutoConfiguration
@WhenSet("lintel.guard.cipher")
@EnableConfigurationProperties(CipherSettings.class)
public class CipherAutoConfiguration {
    @Bean
    FieldCipher lintelFieldCipher(CipherSettings settings) {
        Map<Integer, byte[]> keys = new TreeMap<>();
        settings.keys().forEach((number, key) -> keys.put(number, Secrets.base64("cipher.keys." + number, key)));
        String index = settings.indexKey();
        try {
            return new FieldCipher(keys, index == null ? null : Secrets.base64("cipher.index-key", index));
        } catch (IllegalArgumentException wrong) {
            throw new GuardStartException(
                    "lintel.guard.cipher: " + wrong.getMessage() + ".", "openssl rand -base64 32 makes a key.");
        }
    }
}
