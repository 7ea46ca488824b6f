package com.acme.post;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class Errors {
    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> unexpected(Exception exception) {
        log.error("failed", exception);
        return ResponseEntity.internalServerError().body(exception.getMessage()); // expect: resp-internals-leaked (medium)
    }

    @ExceptionHandler(DataAccessException.class)
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    Map<String, String> database(DataAccessException exception) {
        return Map.of("error", exception.toString()); // expect: resp-internals-leaked
    }

    @ExceptionHandler(SQLException.class)
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    Problem statement(SQLException exception) {
        return Problem.of("database", exception);
    }

    @ExceptionHandler(NullPointerException.class)
    ResponseEntity<String> bug(NullPointerException exception) {
        return ResponseEntity.status(500)
                .body(Arrays.toString(exception.getStackTrace())); // expect: resp-internals-leaked
    }

    @ExceptionHandler(ParcelLost.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String lost(ParcelLost exception) {
        return exception.getMessage(); // silent: resp-internals-leaked because the team wrote the text for callers
    }

    @ExceptionHandler(MethodArgumentNotValidException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String invalid(MethodArgumentNotValidException exception) {
        return exception.getMessage(); // silent: resp-internals-leaked because it says which input is wrong
    }

    @ExceptionHandler(EmptyResultDataAccessException.class)
    ResponseEntity<String> nothing(EmptyResultDataAccessException exception) {
        log.info(exception.getMessage()); // silent: resp-internals-leaked because it goes to the log
        return ResponseEntity.notFound().build();
    }

    @ExceptionHandler(DuplicateKeyException.class)
    ResponseEntity<String> twice(DuplicateKeyException exception) {
        if (exception.getMessage().contains("parcel_number")) { // silent: resp-internals-leaked because it is only looked at
            return ResponseEntity.status(409).body("this number is taken");
        }
        return ResponseEntity.status(409).body("taken");
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<String> numbered(RuntimeException exception) {
        String text = exception.getMessage(); // silent: resp-internals-leaked because only the log gets it
        String incident = UUID.randomUUID().toString();
        log.error("incident {}: {}", incident, text);
        return ResponseEntity.internalServerError().body("incident " + incident);
    }

    @ExceptionHandler(Throwable.class)
    ResponseEntity<String> either(Throwable failed) {
        if (failed instanceof ParcelLost) {
            return ResponseEntity.status(404).body(failed.getMessage()); // silent: resp-internals-leaked because the team wrote it
        }
        return ResponseEntity.internalServerError().body("something is wrong");
    }

    @ExceptionHandler(java.io.IOException.class)
    ResponseEntity<String> noted(java.io.IOException failed) {
        note(failed);
        return ResponseEntity.internalServerError().body("something is wrong");
    }

    private void note(Exception failed) {
        Notes notes = new Notes();
        notes.text = failed.getMessage(); // silent: resp-internals-leaked because it is noted and not answered
    }

    static class Notes {
        String text;
    }

    @ExceptionHandler(jakarta.persistence.PersistenceException.class)
    ResponseEntity<String> stored(jakarta.persistence.PersistenceException failed) {
        return ResponseEntity.internalServerError().body(failed.getMessage()); // expect: resp-internals-leaked
    }

    @ExceptionHandler(java.sql.SQLTimeoutException.class)
    void slow(java.sql.SQLTimeoutException failed, HttpServletResponse response) throws java.io.IOException {
        answer(response, failed, "the database is slow", 503);
    }

    private void answer(HttpServletResponse response, Exception failed, String text, int status)
            throws java.io.IOException {
        String where;
        String what;
        if (failed == null) {
            what = "nothing";
            where = "nowhere";
        } else {
            what = failed.getMessage(); // silent: resp-internals-leaked because only the log gets it
            where = failed.getStackTrace()[0].toString();
        }
        String line = text + " " + status + ": " + what;
        log.warn("{} at {}", line, where);
        response.sendError(status, text);
    }

    @ExceptionHandler(java.sql.SQLRecoverableException.class)
    void broken(java.sql.SQLRecoverableException failed, HttpServletResponse response) throws java.io.IOException {
        say(response, failed, "the database is gone", 503);
    }

    private void say(HttpServletResponse response, Exception failed, String text, int status)
            throws java.io.IOException {
        String what;
        if (failed == null) {
            what = "nothing";
        } else {
            what = failed.getMessage(); // expect: resp-internals-leaked
        }
        log.warn("{} ({}): {}", text, status, what);
        response.sendError(status, text + ": " + what);
    }

    @ExceptionHandler(java.sql.SQLSyntaxErrorException.class)
    ResponseEntity<String> counted(java.sql.SQLSyntaxErrorException failed) {
        journal.add(failed.getMessage()); // silent: resp-internals-leaked because a collaborator keeps it
        return ResponseEntity.internalServerError().body("something is wrong");
    }

    private final java.util.Queue<String> journal = new java.util.concurrent.ConcurrentLinkedQueue<>();

    @ExceptionHandler(java.sql.SQLDataException.class)
    ResponseEntity<Map<String, String>> shown(java.sql.SQLDataException failed) {
        return ResponseEntity.internalServerError().body(Map.of("detail", String.valueOf(failed))); // expect: resp-internals-leaked
    }

    @ExceptionHandler(java.sql.SQLWarning.class)
    ResponseEntity<String> joined(java.sql.SQLWarning failed) {
        return ResponseEntity.internalServerError().body("the database said " + failed); // expect: resp-internals-leaked
    }

    @ExceptionHandler(java.sql.BatchUpdateException.class)
    ResponseEntity<String> deepest(java.sql.BatchUpdateException failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return ResponseEntity.internalServerError().body(root.getMessage()); // expect: resp-internals-leaked
    }

    @ExceptionHandler(java.sql.SQLFeatureNotSupportedException.class)
    ResponseEntity<String> dug(java.sql.SQLFeatureNotSupportedException failed) {
        Throwable root = failed.getCause();
        log.warn("not supported: " + failed + ", " + root); // silent: resp-internals-leaked because only the log gets it
        return ResponseEntity.internalServerError().body(String.valueOf(root == null)); // silent: resp-internals-leaked because it only says whether there is one
    }

    static class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }

    @ExceptionHandler(java.sql.SQLNonTransientException.class)
    ResponseEntity<String> refused(java.sql.SQLNonTransientException failed) {
        if (failed.getCause() instanceof Refused) {
            Refused refused = (Refused) failed.getCause();
            return ResponseEntity.badRequest().body(refused.getMessage()); // silent: resp-internals-leaked because the program wrote it
        }
        return ResponseEntity.internalServerError().body("something is wrong");
    }
}
