package com.acme.booking;

public final class Refusals {
    private Refusals() {}

    public static void notYours() {
        throw new IllegalStateException("not yours");
    }
}
