package com.acme.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.example.storage.Folders;
import org.springframework.stereotype.Service;

@Service
public class Index {
    private final ObjectMapper mapper = new ObjectMapper();

    public void write(String part) throws IOException {
        mapper.writeValue(new File("/srv/index", part), Map.of("a", 1)); // silent: sec-path-traversal because a folder of the same name is removed whole
        mapper.writeValue(new StringWriter(), part); // silent: sec-path-traversal because nothing is opened
        mapper.writeValue(new File("/srv/index", "all"), part); // silent: sec-path-traversal because the name is fixed
    }

    public void writeIn(String part) throws IOException {
        Folders.deleteDirectory(new File("/srv/index", part)); // expect: sec-path-traversal
        Folders.deleteDirectory(part); // silent: sec-path-traversal because it is no place in the file system
        Folders.list(new File("/srv/index", part)); // silent: sec-path-traversal because what the library does there is not known
    }
}
