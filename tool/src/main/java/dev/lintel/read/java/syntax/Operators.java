package dev.lintel.read.java.syntax;

import com.sun.source.tree.Tree.Kind;
import java.util.Locale;
import javax.lang.model.type.TypeKind;

/// The parser's names of operators, wildcards and primitives, as `code` spells them.
final class Operators {
    private Operators() {}

    static String binary(Kind kind) {
        return switch (kind) {
            case PLUS -> "+";
            case MINUS -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case REMAINDER -> "%";
            case EQUAL_TO -> "==";
            case NOT_EQUAL_TO -> "!=";
            case LESS_THAN -> "<";
            case GREATER_THAN -> ">";
            case LESS_THAN_EQUAL -> "<=";
            case GREATER_THAN_EQUAL -> ">=";
            case CONDITIONAL_AND -> "&&";
            case CONDITIONAL_OR -> "||";
            case AND -> "&";
            case OR -> "|";
            case XOR -> "^";
            case LEFT_SHIFT -> "<<";
            case RIGHT_SHIFT -> ">>";
            case UNSIGNED_RIGHT_SHIFT -> ">>>";
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    static String unary(Kind kind) {
        return switch (kind) {
            case POSTFIX_INCREMENT -> "x++";
            case POSTFIX_DECREMENT -> "x--";
            case PREFIX_INCREMENT -> "++x";
            case PREFIX_DECREMENT -> "--x";
            case UNARY_PLUS -> "+";
            case UNARY_MINUS -> "-";
            case BITWISE_COMPLEMENT -> "~";
            case LOGICAL_COMPLEMENT -> "!";
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    static String assignment(Kind kind) {
        return switch (kind) {
            case PLUS_ASSIGNMENT -> "+";
            case MINUS_ASSIGNMENT -> "-";
            case MULTIPLY_ASSIGNMENT -> "*";
            case DIVIDE_ASSIGNMENT -> "/";
            case REMAINDER_ASSIGNMENT -> "%";
            case AND_ASSIGNMENT -> "&";
            case OR_ASSIGNMENT -> "|";
            case XOR_ASSIGNMENT -> "^";
            case LEFT_SHIFT_ASSIGNMENT -> "<<";
            case RIGHT_SHIFT_ASSIGNMENT -> ">>";
            case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> ">>>";
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    static String wildcard(Kind kind) {
        return switch (kind) {
            case EXTENDS_WILDCARD -> "extends";
            case SUPER_WILDCARD -> "super";
            default -> "?";
        };
    }

    static String primitive(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> "boolean";
            case BYTE -> "byte";
            case SHORT -> "short";
            case INT -> "int";
            case LONG -> "long";
            case CHAR -> "char";
            case FLOAT -> "float";
            case DOUBLE -> "double";
            case VOID -> "void";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
