package com.acme.crm;

public final class Sort {
    public enum Direction {
        ASC,
        DESC
    }
}
