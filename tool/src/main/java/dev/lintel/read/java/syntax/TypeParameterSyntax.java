package dev.lintel.read.java.syntax;

import java.util.List;

public record TypeParameterSyntax(String name, List<Tree> bounds) {}
