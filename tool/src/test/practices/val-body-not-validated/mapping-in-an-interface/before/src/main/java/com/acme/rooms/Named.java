package com.acme.rooms;

import jakarta.validation.constraints.NotBlank;
import lombok.Getter;
import lombok.Setter;

@Getter
@Setter
public abstract class Named {
    @NotBlank
    private String name;
}
