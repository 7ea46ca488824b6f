package dev.lintel.design.into;

/// How rows are read and written.
enum Store {
    JPA,
    /// statements in XML beside an interface
    MYBATIS_XML,
    /// statements as annotations of the interface
    MYBATIS_ANNOTATIONS,
    /// reactive repositories of Spring Data
    R2DBC;

    boolean isMyBatis() {
        return this == MYBATIS_XML || this == MYBATIS_ANNOTATIONS;
    }

    String suffix() {
        return isMyBatis() ? "Mapper" : "Repository";
    }
}
