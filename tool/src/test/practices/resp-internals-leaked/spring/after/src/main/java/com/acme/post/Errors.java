package com.acme.post;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
class Errors {
    private static final Logger log = LoggerFactory.getLogger(Errors.class);

    @ExceptionHandler(Exception.class)
    ResponseEntity<String> unexpected(Exception exception) {
        String incident = UUID.randomUUID().toString();
        log.error("incident {}", incident, exception);
        return ResponseEntity.internalServerError().body("incident " + incident);
    }
}
