package com.acme.post;

import org.springframework.data.mongodb.repository.ReactiveMongoRepository;

public interface Posts extends ReactiveMongoRepository<Post, String> {}
