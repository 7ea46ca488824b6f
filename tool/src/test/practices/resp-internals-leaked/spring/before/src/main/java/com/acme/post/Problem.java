package com.acme.post;

record Problem(String where, String what) {
    static Problem of(String where, Exception failed) {
        return new Problem(where, failed.getLocalizedMessage()); // expect: resp-internals-leaked
    }
}
