package dev.lintel.guard.precondition;

import dev.lintel.guard.filter.RequestFilter;
import dev.lintel.guard.handler.Marked;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Tags the answers of handlers that say [dev.lintel.guard.ContentTag]. Stands behind authentication, so that nobody
/// learns by a 304 what an answer to somebody else would be.
public final class ContentTagFilter extends RequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Supplier<? extends Marked<?>> handlers;
    private final int mostBytes;

    /// @param handlers known once the service has started
    /// @param mostBytes of an answer that is held back
    public ContentTagFilter(Supplier<? extends Marked<?>> handlers, int mostBytes) {
        this.handlers = handlers;
        this.mostBytes = mostBytes;
    }

    private boolean isTagged(HttpServletRequest request) {
        return READS.contains(request.getMethod())
                && !handlers.get().all().isEmpty()
                && handlers.get().of(request).isPresent();
    }

    @Override
    protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isTagged(request)) {
            chain.doFilter(request, response);
            return;
        }
        // to be asked about each time, and by nobody's cache but the caller's; a handler may say otherwise
        response.setHeader("Cache-Control", "private, no-cache");
        HeldResponse held = new HeldResponse(response, mostBytes);
        chain.doFilter(request, held); // of an answer that breaks off nothing was sent yet: others may answer
        if (request.isAsyncStarted() || response.getStatus() != HttpServletResponse.SC_OK) {
            held.release();
        } else if (!held.isReleased()) {
            answer(request, response, held);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, HeldResponse held)
            throws IOException {
        String tag = Tag.ofContent(held.getContentType(), held.content());
        response.setHeader("ETag", tag);
        List<String> known = Collections.list(request.getHeaders("If-None-Match"));
        if (!known.isEmpty() && Tag.isAmong(tag, known)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            held.release();
        }
    }
}
