package com.acme.parcel;

public record ParcelChange(Long id, String street) {}
