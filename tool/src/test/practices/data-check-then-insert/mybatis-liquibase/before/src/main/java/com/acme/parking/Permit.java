package com.acme.parking;

public record Permit(String plate, int zone) {}
