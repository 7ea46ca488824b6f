package parcel;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ParcelController {
    private final Parcels parcels;

    ParcelController(Parcels parcels) {
        this.parcels = parcels;
    }

    @PostMapping("/parcels")
    void send(@RequestBody Parcel parcel) {
        parcels.save(parcel);
    }
}
