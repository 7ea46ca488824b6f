package com.acme.hotel;

public record Stay(Guest guest) {}
