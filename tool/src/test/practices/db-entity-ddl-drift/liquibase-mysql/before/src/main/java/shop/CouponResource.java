package shop;

import jakarta.persistence.*;
import jakarta.ws.rs.*;

@Path("/coupons")
public class CouponResource {
    @PersistenceContext
    EntityManager em;

    @POST
    public void add(Coupon coupon) {
        em.persist(coupon);
    }
}
