package com.acme.atlas;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Entity
class Sheet {
    @Id
    private Long id;

    private String name;
}

interface SheetSearch {
    List<String> sorted(String start, String order);

    List<String> named(String start);
}

interface SheetRepository extends JpaRepository<Sheet, Long>, SheetSearch {}

class SheetSearchImpl implements SheetSearch {
    private final JdbcClient jdbc;

    SheetSearchImpl(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> sorted(String start, String order) {
        // expect: sec-sql-injection
        String text = """
                select name from sheet where name like :start
                order by %s
                """.formatted(order);
        return jdbc.sql(text).param("start", start + "%").query(String.class).list();
    }

    @Override
    public List<String> named(String start) {
        return jdbc.sql("select name from sheet where name like :start")
                .param("start", start + "%") // silent: sec-sql-injection because it is bound
                .query(String.class)
                .list();
    }
}

@RestController
@RequestMapping("/sheets")
class MapController {
    private final SheetRepository sheets;

    MapController(SheetRepository sheets) {
        this.sheets = sheets;
    }

    @GetMapping
    List<String> sorted(@RequestParam String start, @RequestParam(defaultValue = "name") String order) {
        return sheets.sorted(start, order);
    }

    @GetMapping("/named")
    List<String> named(@RequestParam String start) {
        return sheets.named(start);
    }
}
