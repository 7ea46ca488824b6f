package com.example.shop.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

public final class Credentials {
    private Credentials() {}

    public record Register(
            @NotBlank @Email @Size(max = 254) String email,
            @NotBlank @Size(min = 12, max = 72) String password,
            @NotBlank @Size(max = 80) String displayName) {}

    public record Login(@NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 72) String password) {}

    public record Token(String token) {}
}
