package com.acme.depot;

import io.javalin.Javalin;
import spark.Spark;

public class Depot {
    public static void main(String[] arguments) {
        Javalin app = Javalin.create();
        app.get("/items/{id}", Items::one);
        app.get("/items", Items::named);
        app.get("/bound", Items::bound);
        app.get("/counted", Items::counted);
        app.post("/items", Items::tagged);
        Spark.get("/old/:id", OldItems::one);
        Spark.get("/old", OldItems::bound);
    }
}
