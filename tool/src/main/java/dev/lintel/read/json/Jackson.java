package dev.lintel.read.json;

/// Names of annotations that decide how a property looks.
final class Jackson {
    private static final String ANNOTATION = "com.fasterxml.jackson.annotation.";
    static final String PROPERTY = ANNOTATION + "JsonProperty";
    static final String CREATOR = ANNOTATION + "JsonCreator";
    static final String IGNORE = ANNOTATION + "JsonIgnore";
    static final String BACK_REFERENCE = ANNOTATION + "JsonBackReference";
    static final String IGNORE_PROPERTIES = ANNOTATION + "JsonIgnoreProperties";
    static final String INCLUDE_PROPERTIES = ANNOTATION + "JsonIncludeProperties";
    static final String AUTO_DETECT = ANNOTATION + "JsonAutoDetect";
    static final String[] NAMING = {
        "com.fasterxml.jackson.databind.annotation.JsonNaming", "tools.jackson.databind.annotation.JsonNaming"
    };
    static final String SERIALIZE = "com.fasterxml.jackson.databind.annotation.JsonSerialize";
    static final String[] FASTJSON = {
        "com.alibaba.fastjson.annotation.JSONField", "com.alibaba.fastjson2.annotation.JSONField"
    };
    static final String[] OTHER_IGNORES = {
        "jakarta.json.bind.annotation.JsonbTransient",
        "javax.json.bind.annotation.JsonbTransient",
        "jakarta.xml.bind.annotation.XmlTransient",
        "javax.xml.bind.annotation.XmlTransient"
    };

    private Jackson() {}
}
