package com.example.shop.account;

import com.example.shop.security.Role;

public record AccountView(String email, String displayName, Role role) {
    static AccountView of(User user) {
        return new AccountView(user.getEmail(), user.getDisplayName(), user.getRole());
    }
}
