package com.acme.club;

import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

record Name(String name) {}

@RestController
class ClubController {
    private static final Set<String> SORTABLE = Set.of("id", "name");

    private final Members members;
    private final Visits visits;
    private final Rooms rooms;

    ClubController(Members members, Visits visits, Rooms rooms) {
        this.members = members;
        this.visits = visits;
        this.rooms = rooms;
    }

    @GetMapping("/members")
    Page<Name> members(Pageable page) {
        return members.findAll(page).map(each -> new Name(each.name)); // expect: api-sort-unlisted (medium)
    }

    @GetMapping("/names")
    Page<Name> named(@RequestParam String name, Pageable page) {
        return members.findByName(name, page).map(each -> new Name(each.name)); // expect: api-sort-unlisted (medium)
    }

    @GetMapping("/likes")
    List<Name> like(@RequestParam String name, Sort sort) {
        return members.like(name, sort).stream().map(each -> new Name(each.name)).toList(); // expect: api-sort-unlisted (medium)
    }

    @GetMapping("/visits")
    Page<String> visits(@RequestParam String place, Pageable page) {
        return visits.findByPlace(place, page).map(each -> each.place); // expect: api-sort-unlisted (medium)
    }

    @GetMapping("/all")
    List<Name> all(Sort sort) {
        return members.findAll(sort).stream().map(each -> new Name(each.name)).toList(); // expect: api-sort-unlisted (medium)
    }

    @GetMapping("/visits/all")
    Page<String> allVisits(Pageable page) {
        return visited(page);
    }

    private Page<String> visited(Pageable page) {
        return visits.findAll(page).map(each -> each.place); // expect: api-sort-unlisted (medium)
    }

    @GetMapping("/rooms")
    Page<Room> rooms(Pageable page) {
        return rooms.findAll(page); // silent: api-sort-unlisted because a room has no secret
    }

    @GetMapping("/checked")
    Page<Name> checked(Pageable page) {
        if (!page.getSort().stream().map(Sort.Order::getProperty).allMatch(SORTABLE::contains)) {
            throw new IllegalArgumentException("sort");
        }
        return members.findAll(page).map(each -> new Name(each.name)); // silent: api-sort-unlisted because only listed properties pass
    }

    @GetMapping("/looped")
    Page<Name> looped(Pageable page) {
        for (Sort.Order order : page.getSort()) {
            if (!SORTABLE.contains(order.getProperty())) {
                throw new IllegalArgumentException("sort");
            }
        }
        return members.findAll(page).map(each -> new Name(each.name)); // silent: api-sort-unlisted because each property is looked at first
    }

    @GetMapping("/numbered")
    Page<Name> numbered(@RequestParam int page) {
        return members.findAll(PageRequest.of(page, 20, Sort.by("name"))).map(each -> new Name(each.name)); // silent: api-sort-unlisted because the code chooses the order
    }

    @GetMapping("/plain")
    Page<Name> plain(Pageable page) {
        return members.findAll(PageRequest.of(page.getPageNumber(), page.getPageSize())).map(each -> new Name(each.name)); // silent: api-sort-unlisted because the order that came is dropped
    }

    @GetMapping("/counted")
    long counted(Pageable page) {
        return members.count() / page.getPageSize(); // silent: api-sort-unlisted because nothing is sorted
    }
}
