package com.acme.door;

class ColourGenerator {
    private ColourGenerator() {}

    static int next() {
        return (int) (16_777_216 * Math.random()); // silent: sec-weak-random because nobody is let in by a colour
    }
}
