package com.acme.door;

class OTPGenerator {
    private static final String DIGITS = "0123456789";

    private OTPGenerator() {}

    static String next(int length) {
        StringBuilder drawn = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int at = (int) (DIGITS.length() * Math.random()); // expect: sec-weak-random
            drawn.append(DIGITS.charAt(at));
        }
        return drawn.toString();
    }
}
