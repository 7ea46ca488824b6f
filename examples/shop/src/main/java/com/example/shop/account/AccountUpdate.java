package com.example.shop.account;

import com.example.shop.security.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

public class AccountUpdate {
    @NotBlank
    @Size(max = 80)
    private String displayName;

    @NotNull
    private Role role = Role.CUSTOMER;

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }
}
