package com.acme.mill;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;

@Path("/weights")
public class Weights {
    private Scale scale;

    @GET
    public Response all() {
        try {
            return Response.ok(scale.read()).build();
        } catch (Exception e) {
            throw new WebApplicationException(Response.serverError().entity(e.getMessage()).build()); // expect: resp-internals-leaked
        }
    }

    @GET
    @Path("best")
    public Response best() {
        try {
            return Response.ok(scale.read()).build();
        } catch (Exception e) {
            throw new WebApplicationException(e, 500); // silent: resp-internals-leaked because its answer is empty
        }
    }
}

interface Scale {
    String read() throws SQLException;
}

class Fault {
    public final String what;

    Fault(String what) {
        this.what = what;
    }
}

@Provider
class Statements implements ExceptionMapper<SQLException> {
    @Override
    public Response toResponse(SQLException failed) {
        return answer(failed);
    }

    private static Response answer(SQLException failed) {
        Fault fault = new Fault(failed.getMessage()); // expect: resp-internals-leaked
        return Response.serverError().entity(fault).build();
    }
}

@Provider
class Everything implements ExceptionMapper<RuntimeException> {
    @Override
    public Response toResponse(RuntimeException failed) {
        System.err.println(failed.getMessage()); // silent: resp-internals-leaked because it is printed
        return Response.serverError().entity("something is wrong").build();
    }
}
