package com.example.shop.account;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What customers may change about themselves. */
public record AccountUpdate(@NotBlank @Size(max = 80) String displayName) {}
