package com.acme.parcel;

import org.springframework.data.jpa.repository.JpaRepository;

public interface Labels extends JpaRepository<Label, Long> {}
