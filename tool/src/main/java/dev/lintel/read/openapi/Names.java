package dev.lintel.read.openapi;

import java.util.Locale;

/// Names as openapi-generator makes them for Java.
final class Names {
    private Names() {}

    /// `owner-v2` to `OwnerV2`.
    static String type(String name) {
        StringBuilder text = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (!Character.isLetterOrDigit(letter)) {
                start = true;
            } else {
                text.append(start ? Character.toUpperCase(letter) : letter);
                start = false;
            }
        }
        return text.toString();
    }

    /// `list-owners` to `listOwners`.
    static String member(String name) {
        String type = type(name);
        return type.isEmpty() ? "" : Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /// The name of a method whose operation has no id: `GET /owners/{ownerId}` to `ownersOwnerIdGet`.
    static String method(String verb, String path) {
        String tail = type(verb.toLowerCase(Locale.ROOT));
        String head = member(path);
        return head.isEmpty() ? "root" + tail : head + tail;
    }
}
