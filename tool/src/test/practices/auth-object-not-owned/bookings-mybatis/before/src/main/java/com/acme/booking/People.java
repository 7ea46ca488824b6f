package com.acme.booking;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
public class People {
    public boolean isMyself(Long userId) {
        Person principal = (Person)
                SecurityContextHolder.getContext().getAuthentication().getPrincipal();
        return principal.getId().equals(userId);
    }
}
