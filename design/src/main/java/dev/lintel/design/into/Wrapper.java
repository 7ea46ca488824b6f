package dev.lintel.design.into;

import java.util.List;

/// The envelope that a backend puts around each answer: `CommonResult.success(data)`.
///
/// @param type simple name of what handlers declare
/// @param generic whether the type of the data is its parameter
/// @param success with `%s` for the data
/// @param failure with `%s` for the text
/// @param imports qualified types that the three need
record Wrapper(String type, boolean generic, String success, String failure, List<String> imports) {
    Wrapper {
        imports = List.copyOf(imports);
    }

    String declared(String data) {
        return generic ? type + "<" + data + ">" : type;
    }
}
