package com.acme.parcels;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.web.bind.annotation.*;

@RestController
class ParcelController {
    private final CarrierClient carrier;

    ParcelController(CarrierClient carrier) {
        this.carrier = carrier;
    }

    @GetMapping("/parcels/{parcel}")
    String where(@PathVariable String parcel) throws Exception {
        return carrier.track(parcel, System.getenv("CARRIER_KEY"));
    }

    @PostMapping("/parcels/{parcel}")
    void arrived(@PathVariable String parcel, @RequestHeader("X-Sign") String sign) throws Exception {
        if (!generateSignature(parcel).equals(sign)) {
            throw new SecurityException();
        }
    }

    private String generateSignature(String parcel) throws Exception {
        byte[] sum = MessageDigest.getInstance("MD5").digest((parcel + System.getenv("CARRIER_KEY")).getBytes(StandardCharsets.UTF_8)); // expect: sec-weak-crypto (medium)
        return new BigInteger(1, sum).toString(16);
    }
}
