package log;

import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import java.util.*;

@Path("/entries")
@Produces("application/json")
public class EntryResource {
    @Inject
    EntryMapper entries;

    @POST
    public void add(String said) {
        entries.add(said);
    }

    @GET // expect: api-collection-unpaged
    public List<Entry> all() {
        return entries.all();
    }

    @GET // silent: api-collection-unpaged because the statement has a limit
    @Path("/after/{id}")
    public List<Entry> after(@PathParam("id") long id) {
        return entries.page(id, 100);
    }
}
