package com.acme.library;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

@Path("readers")
public class ReaderResource {
    private final DataSource database;
    private final BookStoreAccess stores;

    public ReaderResource(DataSource database, BookStoreAccess stores) {
        this.database = database;
        this.stores = stores;
    }

    @POST
    public void join(@FormParam("name") String name, @FormParam("password") String password) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into user_account (name, password) values (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, org.mindrot.jbcrypt.BCrypt.hashpw(password, org.mindrot.jbcrypt.BCrypt.gensalt()));
            insert.executeUpdate();
        }
    }

    @PUT
    @Path("stores/{id}")
    public void connect(@PathParam("id") long id, @FormParam("password") String password) {
        stores.connect(id, password);
    }
}
