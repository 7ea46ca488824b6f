package com.acme.users;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.bson.Document;
import org.elasticsearch.index.query.QueryBuilders;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class UserController {
    private final MongoTemplate mongo;

    public UserController(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @PostMapping("/login")
    public List<User> login(@RequestBody User user) {
        String query = "{ name: '" + user.name() + "', password: '" + user.password() + "' }"; // expect: sec-nosql-injection
        return mongo.find(new BasicQuery(query), User.class);
    }

    @GetMapping("/users/where")
    public void where(@RequestParam String name) {
        Filters.where("this.name == '" + name + "'"); // expect: sec-nosql-injection
        Filters.eq("name", name); // silent: sec-nosql-injection because it is compared as a value
    }

    @GetMapping("/users/raw")
    public void raw(@RequestParam String filter) {
        Document.parse(filter); // expect: sec-nosql-injection
        new Document("name", filter); // silent: sec-nosql-injection because it stands as a value under a fixed key
        new Document("$where", "this.age > " + filter); // expect: sec-nosql-injection
    }

    @GetMapping("/users/typed")
    public List<User> typed(@RequestParam String name) {
        return mongo.find(Query.query(Criteria.where("name").is(name)), User.class); // silent: sec-nosql-injection because the criterion is typed
    }

    @GetMapping("/users/search")
    public void search(@RequestHeader("X-Query") String text) {
        QueryBuilders.queryStringQuery(text); // expect: sec-nosql-injection
        QueryBuilders.matchQuery("name", text); // silent: sec-nosql-injection because a match has no operators
    }

    @GetMapping("/users/age/{age}")
    public void age(@PathVariable int age) {
        Document.parse("{ age: " + age + " }"); // silent: sec-nosql-injection because a number is no operator
    }
}
