package com.acme.users;

import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class UserController {
    private final MongoTemplate mongo;

    public UserController(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @PostMapping("/login")
    public List<User> login(@RequestBody User user) {
        Criteria wanted = Criteria.where("name").is(user.name()).and("password").is(user.password());
        return mongo.find(Query.query(wanted), User.class);
    }
}
