package com.acme.shop;

public enum State {
    ACTIVE,
    GONE
}
