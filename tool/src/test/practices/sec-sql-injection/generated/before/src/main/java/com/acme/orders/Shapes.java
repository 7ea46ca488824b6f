package com.acme.orders;

import java.util.List;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;
import lombok.Getter;
import lombok.Singular;
import lombok.Value;
import lombok.With;
import lombok.experimental.SuperBuilder;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingTarget;

@SuperBuilder
@Getter
class Wish {
    private final String name;
    private final int size;
}

@SuperBuilder
@Getter
class SortedWish extends Wish {
    private final String sort;
}

@Value
@With
class Pair {
    String left;
    String right;
}

@Data
@Builder(toBuilder = true)
@AllArgsConstructor
class Search {
    private String name;
    private String sort;

    @Builder.Default
    private String mode = "all";
}

@Builder
@Getter
class Columns {
    @Singular
    private List<String> names;

    @Singular("above")
    private List<String> limits;
}

@Data
class Asked {
    private String name;
    private String sort;
    private int size;
    private Asked inner;
}

@Data
class Taken {
    private String name;
    private String title;
    private String order;
    private int size;
    private Taken inner;
}

@Mapper
interface Shapes {
    Taken taken(Asked asked);

    @Mapping(source = "sort", target = "order")
    @Mapping(source = "asked.inner.name", target = "title")
    @Mapping(target = "name", constant = "fixed")
    Taken renamed(Asked asked);

    @Mapping(source = "", target = "name")
    @Mapping(source = "sort", target = "order")
    Taken within(@Context Wish wish, Asked asked);

    List<Taken> all(List<Asked> asked);

    void fill(Asked asked, @MappingTarget Taken taken);
}
