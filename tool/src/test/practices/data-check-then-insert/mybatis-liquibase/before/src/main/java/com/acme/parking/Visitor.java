package com.acme.parking;

public record Visitor(long id, String plate) {}
