package com.acme.rooms;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import lombok.Data;

@Data
public class Room extends Named {
    @Size(max = 10)
    private String floor;
}
