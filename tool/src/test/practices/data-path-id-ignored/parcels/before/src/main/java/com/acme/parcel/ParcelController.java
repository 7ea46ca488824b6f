package com.acme.parcel;

import java.security.Principal;
import org.modelmapper.ModelMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/parcels")
public class ParcelController {
    private static final Logger LOG = LoggerFactory.getLogger(ParcelController.class);

    private final ParcelService service;
    private final Parcels parcels;
    private final Labels labels;
    private final ModelMapper mapper;

    public ParcelController(ParcelService service, Parcels parcels, Labels labels, ModelMapper mapper) {
        this.mapper = mapper;
        this.service = service;
        this.parcels = parcels;
        this.labels = labels;
    }

    @PutMapping("/{id}")
    public Parcel replace(@PathVariable Long id, @RequestBody Parcel parcel) {
        return service.replace(id, parcel);
    }

    @PutMapping("/own/{id}")
    public Parcel replaceOwn(@PathVariable Long id, @RequestBody Parcel parcel, Principal caller) {
        return service.replaceOwn(id, parcel, caller);
    }

    @PutMapping("/quick/{id}")
    public Parcel quick(@RequestBody Parcel parcel) {
        return parcels.save(parcel); // expect: data-path-id-ignored
    }

    @PatchMapping("/told/{id}")
    public Parcel told(@PathVariable Long id, @RequestBody Parcel parcel) {
        LOG.info("changing {}", id);
        return parcels.save(parcel); // expect: data-path-id-ignored
    }

    @PutMapping("/copied/{id}")
    public Parcel copied(@PathVariable Long id, @RequestBody ParcelChange change) {
        Parcel parcel = new Parcel();
        parcel.setId(change.id());
        parcel.setStreet(change.street());
        return parcels.save(parcel); // expect: data-path-id-ignored
    }

    @PreAuthorize("@senders.mayChange(#id)")
    @PutMapping("/allowed/{id}")
    public Parcel allowed(@PathVariable Long id, @RequestBody Parcel parcel) {
        return parcels.save(parcel); // expect: data-path-id-ignored
    }

    @PutMapping("/mapped/{id}")
    public Parcel mapped(@PathVariable Long id, @RequestBody ParcelChange change) {
        return parcels.save(mapper.map(change, Parcel.class)); // expect: data-path-id-ignored
    }

    @PutMapping("/mapped/numbered/{id}")
    public Parcel mappedNumbered(@PathVariable Long id, @RequestBody ParcelChange change) {
        Parcel parcel = mapper.map(change, Parcel.class);
        parcel.setId(id);
        return parcels.save(parcel); // silent: data-path-id-ignored because the address decides after the mapping
    }

    @PutMapping("/moved/{id}")
    public void move(@PathVariable Long id, @RequestBody ParcelChange change) {
        service.move(id, change);
    }

    @PutMapping("/same/{id}")
    public Parcel same(@PathVariable Long id, @RequestBody Parcel parcel) {
        return service.same(id, parcel);
    }

    @PutMapping("/set/{id}")
    public Parcel set(@PathVariable Long id, @RequestBody Parcel parcel) {
        parcel.setId(id);
        return parcels.save(parcel); // silent: data-path-id-ignored because the id in the address is put onto it
    }

    @PutMapping("/made/{id}")
    public Parcel made(@PathVariable Long id, @RequestBody ParcelChange change) {
        Parcel parcel = new Parcel();
        parcel.setId(id);
        parcel.setStreet(change.street());
        return parcels.save(parcel); // silent: data-path-id-ignored because the id in the address is the row's
    }

    @PutMapping("/labels/{id}")
    public Label label(@PathVariable Long id, @RequestBody Label label) {
        return labels.save(label); // silent: data-path-id-ignored because the body cannot name a row
    }

    @PutMapping
    public Parcel noAddress(@RequestBody Parcel parcel) {
        return parcels.save(parcel); // silent: data-path-id-ignored because the address names no row
    }

    @PostMapping("/{depot}")
    public Parcel add(@PathVariable String depot, @RequestBody Parcel parcel) {
        return parcels.save(parcel); // silent: data-path-id-ignored because something is added to what the address names
    }

    @PutMapping("/kept/{id}")
    public Parcel kept(@PathVariable Long id, @RequestBody Parcel parcel) {
        Parcel known = parcels.findById(id).orElseThrow();
        parcel.setId(known.getId());
        return parcels.save(parcel); // silent: data-path-id-ignored because the id is that of the row that was found
    }
}
