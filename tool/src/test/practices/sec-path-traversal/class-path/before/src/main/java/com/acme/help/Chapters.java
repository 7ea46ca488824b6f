package com.acme.help;

import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

public class Chapters {
    public void readAll(JarFile jar, File folder) throws Exception {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName();
            try (InputStream in = getClass().getResourceAsStream("/help/" + name)) { // silent: sec-path-traversal because what is read there lies in the application
                in.readAllBytes();
            }
            new FileInputStream(new File(folder, name)).close(); // expect: sec-path-traversal
        }
    }
}
