package com.acme.parcels;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestTemplate;

@Component
class CarrierClient {
    private final RestTemplate rest = new RestTemplate();

    String track(String parcel, String key) throws Exception {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("parcel", parcel);
        form.add("sign", generateSignature(parcel, key));
        return rest.postForObject("https://carrier.example/track", form, String.class);
    }

    private String generateSignature(String parcel, String key) throws Exception {
        byte[] sum = MessageDigest.getInstance("MD5").digest((parcel + key).getBytes(StandardCharsets.UTF_8)); // expect: sec-weak-crypto (low)
        return new BigInteger(1, sum).toString(16);
    }
}
