package com.acme.orders;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ShapeController {
    private final JdbcTemplate jdbc;
    private final Shapes shapes;

    public ShapeController(JdbcTemplate jdbc, Shapes shapes) {
        this.jdbc = jdbc;
        this.shapes = shapes;
    }

    @GetMapping("/shapes/above")
    public void above(@RequestParam String q) {
        SortedWish wish = SortedWish.builder().name(q).sort("id").build();
        jdbc.execute("select * from wishes where name = '" + wish.getName() + "'"); // expect: sec-sql-injection
        jdbc.execute("select * from wishes order by " + wish.getSort()); // silent: sec-sql-injection because the builder was given a fixed text for it
    }

    @GetMapping("/shapes/with")
    public void with(@RequestParam String q) {
        Pair pair = new Pair("id", "name").withRight(q);
        jdbc.execute("select * from wishes order by " + pair.getRight()); // expect: sec-sql-injection
        jdbc.execute("select * from wishes order by " + pair.getLeft()); // silent: sec-sql-injection because only the other half was replaced
    }

    @GetMapping("/shapes/built")
    public void built(@RequestParam String q) {
        Search search = Search.builder().name("x").sort(q).build();
        jdbc.execute("select * from wishes order by " + search.getSort()); // expect: sec-sql-injection
        jdbc.execute("select * from wishes order by " + search.getName()); // silent: sec-sql-injection because the builder was given a fixed text for it
        Search again = search.toBuilder().sort("id").build();
        jdbc.execute("select * from wishes where name = '" + again.getSort() + "'"); // silent: sec-sql-injection because it was replaced by a fixed text
    }

    @GetMapping("/shapes/each")
    public void each(@RequestParam String q) {
        Columns columns = Columns.builder().name(q).above("1").build();
        jdbc.execute("select " + columns.getNames().get(0) + " from wishes"); // expect: sec-sql-injection
        jdbc.execute("select * from wishes limit " + columns.getLimits().get(0)); // silent: sec-sql-injection because the builder was given a fixed text for it
        Columns fixed = Columns.builder().name("id").build();
        jdbc.execute("select " + fixed.getNames().get(0) + " from wishes"); // silent: sec-sql-injection because another builder was given that
    }

    @PostMapping("/shapes/taken")
    public void taken(@RequestBody Asked asked) {
        Taken taken = shapes.taken(asked);
        jdbc.execute("select * from wishes where name = '" + taken.getName() + "'"); // expect: sec-sql-injection
        jdbc.execute("select * from wishes limit " + taken.getSize()); // silent: sec-sql-injection because it is a number
    }

    @PostMapping("/shapes/renamed")
    public void renamed(@RequestBody Asked asked) {
        Taken taken = shapes.renamed(asked);
        jdbc.execute("select * from wishes order by " + taken.getOrder()); // expect: sec-sql-injection
        jdbc.execute("select * from wishes where title = '" + taken.getTitle() + "'"); // expect: sec-sql-injection
        jdbc.execute("select * from wishes where name = '" + taken.getName() + "'"); // silent: sec-sql-injection because the mapping says a constant
    }

    @PostMapping("/shapes/within")
    public void within(@RequestBody Asked asked) {
        Taken taken = shapes.within(SortedWish.builder().name("x").sort("id").build(), asked);
        jdbc.execute("select * from wishes where name = '" + taken.getName() + "'"); // expect: sec-sql-injection
        jdbc.execute("select * from wishes order by " + taken.getOrder()); // expect: sec-sql-injection
    }

    @PostMapping("/shapes/updated")
    public void updated(@RequestBody String json) throws IOException {
        Taken taken = new Taken();
        new ObjectMapper().readerForUpdating(taken).readValue(json);
        jdbc.execute("select * from wishes where name = '" + taken.getName() + "'"); // expect: sec-sql-injection
        Taken fixed = new Taken();
        fixed.setName("x");
        jdbc.execute("select * from wishes where name = '" + fixed.getName() + "'"); // silent: sec-sql-injection because nothing was read into it
    }

    @PostMapping("/shapes/all")
    public void all(@RequestBody List<Asked> asked) {
        for (Taken each : shapes.all(asked)) {
            jdbc.execute("select * from wishes where name = '" + each.getName() + "'"); // expect: sec-sql-injection
        }
    }

    @PostMapping("/shapes/filled")
    public void filled(@RequestBody Asked asked) {
        Taken taken = new Taken();
        shapes.fill(asked, taken);
        jdbc.execute("select * from wishes where name = '" + taken.getName() + "'"); // expect: sec-sql-injection
    }
}
