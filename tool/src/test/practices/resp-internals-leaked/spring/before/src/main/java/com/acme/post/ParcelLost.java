package com.acme.post;

class ParcelLost extends RuntimeException {
    ParcelLost(String number) {
        super("Parcel " + number + " is lost");
    }
}
