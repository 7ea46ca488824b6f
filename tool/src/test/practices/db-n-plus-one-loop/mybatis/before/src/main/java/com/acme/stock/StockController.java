package com.acme.stock;

import java.util.List;
import java.util.stream.Collectors;
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
        List<Article> articles = articleMapper.selectAll();
        for (Article article : articles) {
            article.setLevel(levelMapper.selectByArticle(article.getId())); // expect: db-n-plus-one-loop
        }
        return articles;
    }

    @Override
    public List<Integer> levels(List<Long> articles) {
        return articles.stream()
                .map(levelMapper::selectByArticle) // expect: db-n-plus-one-loop
                .collect(Collectors.toList());
    }

    @Override
    public int total(List<Long> articles) {
        return levelMapper.sumOf(articles); // silent: db-n-plus-one-loop because the mapper loops inside the statement
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
    @Select("select id, name from article")
    List<Article> selectAll();
}

@Mapper
interface LevelMapper {
    Integer selectByArticle(@Param("article") Long article);

    int sumOf(@Param("articles") List<Long> articles);
}
