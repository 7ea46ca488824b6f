package com.acme.parts;

import java.io.File;
import java.io.IOException;
import org.apache.commons.io.FileUtils;
import org.springframework.stereotype.Service;

@Service
public class PartStore {
    private static final File BASE = new File("/srv/parts");

    public void remove(String part) throws IOException {
        File folder = of(part);
        if (!folder.exists()) { // silent: sec-path-traversal because the same path is deleted below
            return;
        }
        if (folder.listFiles() == null) { // silent: sec-path-traversal because the same path is deleted below
            return;
        }
        FileUtils.deleteDirectory(folder); // expect: sec-path-traversal
    }

    public void put(String part) throws IOException {
        File folder = of(part);
        FileUtils.forceMkdir(folder); // silent: sec-path-traversal because the same path is written below
        FileUtils.writeStringToFile(new File(folder, "part.json"), "{}", "UTF-8"); // expect: sec-path-traversal
    }

    public boolean has(String part) {
        return of(part).exists(); // expect: sec-path-traversal
    }

    private File of(String part) {
        return new File(BASE, part);
    }
}
