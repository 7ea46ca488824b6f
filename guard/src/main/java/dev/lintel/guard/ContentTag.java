package dev.lintel.guard;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Answers carry a strong `ETag` that is made from their content, and a client that has this content already gets
/// 304 and no body. The work is done all the same; what is saved is the wire. Where the row has a version,
/// [Versioned] saves the work too.
///
/// An answer is held back until its end to be digested: one that is longer than
/// `lintel.guard.preconditions.most-bytes` or goes on in another thread goes out without a tag.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface ContentTag {}
