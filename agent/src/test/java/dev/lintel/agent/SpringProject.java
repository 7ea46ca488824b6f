package dev.lintel.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A Spring Boot application of one module that a test writes, its classes in `com.example.` and its name.
public record SpringProject(Path folder, String name) {
    /// With what every application has.
    public static SpringProject in(Path folder, String name) throws IOException {
        SpringProject project = new SpringProject(folder, name);
        project.put("pom.xml", """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>%s</artifactId><version>1</version></project>
                """.formatted(name));
        project.code("Application", """
                @org.springframework.boot.autoconfigure.SpringBootApplication
                class Application {
                    public static void main(String[] args) {
                        org.springframework.boot.SpringApplication.run(Application.class, args);
                    }
                }
                """);
        return project;
    }

    /// @param text without the package
    public void code(String type, String text) throws IOException {
        put("src/main/java/com/example/" + name + "/" + type + ".java", "package com.example." + name + ";\n\n" + text);
    }

    public void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
