package com.acme.crate;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

public interface Crates {
    @SqlQuery("select name from crates where id = :id")
    String byId(@Bind("id") long id);

    @SqlQuery("select name from crates limit 50")
    List<String> names();

    @SqlUpdate("delete from crates where id = :id")
    void remove(@Bind("id") long id);

    @SqlUpdate("insert into crates (id, name) values (:id, :name)")
    void add(@Bind("id") long id, @Bind("name") String name);
}
