package com.acme.booking;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class BookingService {
    private final BookingMapper bookings;
    private final JdbcTemplate jdbc;

    public BookingService(BookingMapper bookings, JdbcTemplate jdbc) {
        this.bookings = bookings;
        this.jdbc = jdbc;
    }

    public List<Booking> mine(long userId) {
        return bookings.ofUser(userId);
    }

    public Booking show(long id) {
        return bookings.byId(id); // expect: auth-object-not-owned
    }

    public void cancel(long id) {
        bookings.cancel(id); // expect: auth-object-not-owned
    }

    public void forget(long id) {
        jdbc.update("delete from bookings where id = ?", id); // expect: auth-object-not-owned
    }

    public Booking checked(long id, long userId) {
        Booking booking = bookings.byId(id); // silent: auth-object-not-owned because a helper throws for strangers
        if (booking.getUserId() != userId) {
            Refusals.notYours();
        }
        return booking;
    }

    public void move(long id, long userId, String day) {
        bookings.move(id, userId, day); // silent: auth-object-not-owned because the statement asks for the user
    }

    public Booking byVoucher(String token) {
        return bookings.byToken(token); // silent: auth-object-not-owned because the token is the proof
    }

    public void forgetAll(long userId) {
        bookings.forgetAll(userId); // silent: auth-object-not-owned because a question compares them first
    }
}
