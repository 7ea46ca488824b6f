package com.acme.shop;

public enum Direction {
    ASC,
    DESC
}
