package com.acme.quay;

class BerthTaken extends RuntimeException {
    BerthTaken(String name) {
        super("Berth " + name + " is taken");
    }
}
