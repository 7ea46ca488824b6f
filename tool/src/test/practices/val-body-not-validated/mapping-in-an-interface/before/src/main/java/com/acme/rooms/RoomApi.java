package com.acme.rooms;

import jakarta.validation.Valid;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

@RequestMapping("/rooms")
public interface RoomApi {
    @PostMapping
    Room add(@RequestBody Room room);

    @PutMapping
    Room replace(@Valid @RequestBody Room room);

    @PutMapping("/name")
    Room rename(@Validated @RequestBody Room room);
}
