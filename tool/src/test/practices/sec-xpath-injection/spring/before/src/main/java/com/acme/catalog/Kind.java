package com.acme.catalog;

public enum Kind {
    BOOK,
    MAP,
    GLOBE
}
