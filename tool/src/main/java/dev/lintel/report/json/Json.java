package dev.lintel.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// Writes JSON top down; each block writes itself into the one generator.
public final class Json {
    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /// Writes the inside of a value.
    @FunctionalInterface
    public interface Block {
        void write(Json json) throws IOException;
    }

    /// Writes one element of a list.
    @FunctionalInterface
    public interface Element<T> {
        void write(Json json, T element) throws IOException;
    }

    /// A whole document.
    public static String document(Block fields) {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            generator.setPrettyPrinter(printer);
            new Json(generator).object(fields);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    public Json object(Block fields) throws IOException {
        generator.writeStartObject();
        fields.write(this);
        generator.writeEndObject();
        return this;
    }

    public Json object(String name, Block fields) throws IOException {
        generator.writeFieldName(name);
        return object(fields);
    }

    public <T> Json array(String name, List<T> all, Element<T> element) throws IOException {
        generator.writeArrayFieldStart(name);
        for (T each : all) {
            element.write(this, each);
        }
        generator.writeEndArray();
        return this;
    }

    /// A list of objects.
    public <T> Json objects(String name, List<T> all, Element<T> fields) throws IOException {
        return array(name, all, (json, each) -> json.object(inner -> fields.write(inner, each)));
    }

    public Json texts(String name, List<String> all) throws IOException {
        return array(name, all, (json, each) -> json.generator.writeString(each));
    }

    public Json text(String name, String value) throws IOException {
        generator.writeStringField(name, value);
        return this;
    }

    public Json number(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
        return this;
    }

    public Json flag(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
        return this;
    }
}
