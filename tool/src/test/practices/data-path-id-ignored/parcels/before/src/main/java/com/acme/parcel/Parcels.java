package com.acme.parcel;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Parcels extends JpaRepository<Parcel, Long> {}
