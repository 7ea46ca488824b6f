package menu;

public record Person(long id, String name, int role) {}
