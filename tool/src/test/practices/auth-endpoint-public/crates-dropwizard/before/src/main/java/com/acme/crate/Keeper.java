package com.acme.crate;

import java.security.Principal;

public record Keeper(String name) implements Principal {
    @Override
    public String getName() {
        return name;
    }
}
