package com.acme.media;

public enum Tool {
    CONVERT,
    IDENTIFY
}
