package com.acme.audit;

public enum Level {
    LOW,
    HIGH
}
