package com.acme.vineyard;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Wines extends JpaRepository<Wine, Long> {
    Optional<Wine> findByIdAndDeletedFalse(Long id);

    List<Wine> findByDeletedFalse();

    @Query("select w from Wine w where w.deleted = false and w.name like :name")
    List<Wine> search(String name);

    List<Wine> findByRegion(String region); // expect: db-soft-delete-unfiltered (medium)

    List<Wine> findByDeletedTrue(); // silent: db-soft-delete-unfiltered because it is the list of deleted ones

    @Query("select w from Wine w order by w.name") // silent: db-soft-delete-unfiltered because the endpoint is the bin
    List<Wine> everything();

    boolean existsByName(String name); // silent: db-soft-delete-unfiltered because a name stays taken
}

interface Tasters extends JpaRepository<Taster, Long> {
    Optional<Taster> findByEmailAndDeletedAtIsNull(String email);

    Optional<Taster> findByEmail(String email); // expect: db-soft-delete-unfiltered (high)
}

interface Cellars extends JpaRepository<Cellar, Long> {}

interface Barrels extends JpaRepository<Barrel, Long> {
    List<Barrel> findByWood(String wood); // silent: db-soft-delete-unfiltered because the class hides them

    @Query(value = "select * from barrel where wood = ?1 order by id", nativeQuery = true) // expect: db-soft-delete-unfiltered (medium)
    List<Barrel> ofWood(String wood);

    @Query(value = "select * from barrel where not deleted order by id", nativeQuery = true) // silent: db-soft-delete-unfiltered because it says so itself
    List<Barrel> all();
}

interface Notes extends JpaRepository<Note, Long> {
    List<Note> findByText(String text); // silent: db-soft-delete-unfiltered because nothing tells these rows apart
}
