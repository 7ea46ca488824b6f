package com.acme.rooms;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class RoomController implements RoomApi {
    @Override
    public Room add(Room room) {
        return room;
    }

    @Override
    public Room replace(Room room) {
        return room;
    }

    @Override
    public Room rename(Room room) {
        return room;
    }
}
