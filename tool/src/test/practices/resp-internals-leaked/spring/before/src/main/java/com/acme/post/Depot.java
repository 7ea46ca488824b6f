package com.acme.post;

import org.springframework.stereotype.Service;

@Service
class Depot {
    String find(String number) {
        if (number.isEmpty()) {
            throw new ParcelLost(number);
        }
        return "parcel " + number;
    }
}
