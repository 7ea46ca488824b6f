package com.acme.rooms;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class RoomController implements RoomApi {
    @Override
    public Room add(Room room) { // expect: val-body-not-validated
        return room;
    }

    @Override
    public Room replace(Room room) { // silent: val-body-not-validated because the interface says @Valid
        return room;
    }

    @Override
    public Room rename(Room room) { // silent: val-body-not-validated because the interface says @Validated
        return room;
    }
}
