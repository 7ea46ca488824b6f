package dev.lintel.guard.precondition;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// An answer that is held back until it is released, and releases itself when it grows too long.
final class HeldResponse extends HttpServletResponseWrapper {
    private final int most;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final Out out = new Out();
    private @Nullable PrintWriter writer;
    private long length = -1;
    private boolean released;

    HeldResponse(HttpServletResponse response, int most) {
        super(response);
        this.most = most;
    }

    boolean isReleased() {
        return released;
    }

    byte[] content() {
        if (writer != null) {
            writer.flush(); // what it keeps itself
        }
        return held.toByteArray();
    }

    /// Sends what is held, and from now on everything at once.
    void release() throws IOException {
        if (writer != null) {
            writer.flush(); // what it keeps itself
        }
        if (!released) {
            sendHeld();
        }
    }

    private void sendHeld() throws IOException {
        released = true;
        if (length >= 0) {
            super.setContentLengthLong(length);
        }
        if (held.size() > 0) {
            held.writeTo(super.getOutputStream());
            held.reset();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(out, getCharacterEncoding()));
        }
        return writer;
    }

    /// Spring flushes at the end of every answer.
    @Override
    public void flushBuffer() throws IOException {
        if (released) {
            super.flushBuffer();
        }
    }

    @Override
    public void setContentLength(int bytes) {
        setContentLengthLong(bytes);
    }

    /// Not told on yet: an answer without a body would have none to be true.
    @Override
    public void setContentLengthLong(long bytes) {
        length = bytes;
        if (released) {
            super.setContentLengthLong(bytes);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        held.reset();
        length = -1;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        held.reset();
        length = -1;
        super.sendError(status, message);
    }

    @Override
    public void resetBuffer() {
        held.reset();
        super.resetBuffer();
    }

    @Override
    public void reset() {
        held.reset();
        length = -1;
        super.reset();
    }

    private final class Out extends ServletOutputStream {
        @Override
        public void write(int letter) throws IOException {
            write(new byte[] {(byte) letter}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            if (!released && held.size() + count > most) {
                sendHeld();
            }
            if (released) {
                HeldResponse.super.getOutputStream().write(from, offset, count);
            } else {
                held.write(from, offset, count);
            }
        }

        /// Converters flush at their end, which says nothing about more to come.
        @Override
        public void flush() throws IOException {
            if (released) {
                HeldResponse.super.getOutputStream().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("an answer that is held back is written as usual");
        }
    }
}
