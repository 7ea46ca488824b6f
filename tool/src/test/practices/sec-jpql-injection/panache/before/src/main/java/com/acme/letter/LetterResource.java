package com.acme.letter;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

@Path("/letters")
public class LetterResource {
    @Inject
    Letters letters;

    @GET
    @Path("/pasted")
    public List<Letter> pasted(@QueryParam("word") String word) {
        return letters.pasted(word);
    }

    @GET
    @Path("/bound")
    public List<Letter> bound(@QueryParam("word") String word) {
        return letters.bound(word);
    }

    @GET
    @Path("/one")
    public Letter one(@QueryParam("where") String where) {
        return letters.one(where);
    }

    @DELETE
    @Transactional
    public long remove(@QueryParam("subject") String subject) {
        return Letter.delete("subject = '" + subject + "'"); // expect: sec-jpql-injection
    }

    @DELETE
    @Path("/bound")
    @Transactional
    public long removeBound(@QueryParam("subject") String subject) {
        return Letter.delete("subject", subject); // silent: sec-jpql-injection because the subject is bound
    }

    @GET
    @Path("/counted")
    public long counted(@QueryParam("size") int size) {
        return Letter.count("length(body) > " + size); // silent: sec-jpql-injection because a number is no text
    }
}
