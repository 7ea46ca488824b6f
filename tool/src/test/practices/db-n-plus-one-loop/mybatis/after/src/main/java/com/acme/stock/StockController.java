package com.acme.stock;

import java.util.List;
import lombok.Data;
import lombok.RequiredArgsConstructor;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiredArgsConstructor
class StockController {
    private final StockService service;

    @GetMapping("/stock")
    List<Article> stock() {
        return service.stock();
    }

    @PostMapping("/stock/levels")
    List<Integer> levels(@RequestBody List<Long> articles) {
        return service.levels(articles);
    }

    @PostMapping("/stock/total")
    int total(@RequestBody List<Long> articles) {
        return service.total(articles);
    }
}

interface StockService {
    List<Article> stock();

    List<Integer> levels(List<Long> articles);

    int total(List<Long> articles);
}

@Service
@RequiredArgsConstructor
class MapperStockService implements StockService {
    private final ArticleMapper articleMapper;
    private final LevelMapper levelMapper;

    @Override
    public List<Article> stock() {
        return articleMapper.selectAll();
    }

    @Override
    public List<Integer> levels(List<Long> articles) {
        return levelMapper.selectByArticles(articles);
    }

    @Override
    public int total(List<Long> articles) {
        return levelMapper.sumOf(articles);
    }
}

@Data
class Article {
    private Long id;
    private String name;
    private Integer level;
}

@Mapper
interface ArticleMapper {
    @Select("select a.id, a.name, l.amount as level from article a join level l on l.article_id = a.id")
    List<Article> selectAll();
}

@Mapper
interface LevelMapper {
    List<Integer> selectByArticles(@Param("articles") List<Long> articles);

    int sumOf(@Param("articles") List<Long> articles);
}
