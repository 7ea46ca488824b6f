package depot;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

@Entity
@Table(name = "users")
class User {
    @Id Long id;
    String email;

    Long getId() {
        return id;
    }
}

@Entity
@Table(name = "parcels")
class Parcel {
    @Id Long id;
    Long userId;
    String address;

    Long getUserId() {
        return userId;
    }
}

interface Users extends JpaRepository<User, Long> {}

interface Parcels extends JpaRepository<Parcel, Long> {
    Optional<Parcel> findByIdAndUserId(Long id, Long userId);
}
