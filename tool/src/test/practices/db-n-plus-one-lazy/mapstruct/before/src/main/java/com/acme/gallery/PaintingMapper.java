package com.acme.gallery;

import java.util.List;
import lombok.Data;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper(componentModel = "spring")
interface PaintingMapper {
    @Mapping(target = "painterName", source = "painter.name") // expect: db-n-plus-one-lazy
    PaintingRow toRow(Painting painting);

    @Mapping(target = "lent", expression = "java(painting.getLoans().size())") // expect: db-n-plus-one-lazy
    PaintingCard toCard(Painting painting);

    List<PaintingCard> toCards(List<Painting> paintings);

    @Mapping(target = "painterId", source = "painter.id")
    PaintingLabel toLabel(Painting painting); // silent: db-n-plus-one-lazy because the row itself holds the id

    @Mapping(target = "title", source = "")
    @Mapping(target = "painterName", source = "painter.name")
    PaintingPage toPage(Painting painting); // silent: db-n-plus-one-lazy because it is one painting

    @Mapping(target = "painterName", source = "painter.name")
    PaintingHanging toHanging(Painting painting); // silent: db-n-plus-one-lazy because the query fetches the painters
}

record PaintingRow(Long id, String title, String painterName) {}

@Data
class PaintingCard {
    private String title;
    private int lent;
}

record PaintingLabel(String title, Long painterId) {}

record PaintingPage(String title, String painterName) {}

record PaintingHanging(String title, String painterName) {}
