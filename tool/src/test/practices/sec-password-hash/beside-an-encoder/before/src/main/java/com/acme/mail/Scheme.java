package com.acme.mail;

public enum Scheme {
    SALTED,
    SLOW
}
