package depot;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.SessionAttribute;

@RestController
class ParcelController {
    private final Parcels parcels;

    ParcelController(Parcels parcels) {
        this.parcels = parcels;
    }

    @GetMapping("/parcels/{id}")
    Parcel one(@PathVariable Long id, @RequestAttribute("user") User user) {
        return parcels.findByIdAndUserId(id, user.getId()) // silent: auth-object-not-owned because a filter has put the caller there
                .orElseThrow();
    }

    @GetMapping("/parcels/{id}/again")
    Parcel again(@PathVariable Long id, @SessionAttribute("user") User user) {
        return parcels.findByIdAndUserId(id, user.getId()) // silent: auth-object-not-owned because the session holds the caller
                .orElseThrow();
    }

    @PutMapping("/parcels/{id}")
    void change(@PathVariable Long id, @RequestParam String address, @RequestAttribute("user") User user) {
        Parcel parcel = parcels.findById(id).orElseThrow(); // silent: auth-object-not-owned because it is held against the caller
        if (!parcel.getUserId().equals(user.getId())) {
            throw new SecurityException();
        }
        parcel.address = address;
        parcels.save(parcel);
    }

    @DeleteMapping("/parcels/{id}")
    void drop(@PathVariable Long id) {
        parcels.deleteById(id); // expect: auth-object-not-owned
    }
}
