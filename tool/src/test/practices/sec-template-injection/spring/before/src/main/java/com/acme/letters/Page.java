package com.acme.letters;

public enum Page {
    HOME,
    ABOUT
}
