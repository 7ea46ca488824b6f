package com.acme.club;

record Wrapped<T>(int code, String message, T data) {
    static <T> Wrapped<T> of(T data) {
        return new Wrapped<>(200, "ok", data);
    }
}
