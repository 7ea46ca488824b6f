package com.acme.blog;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

@Service
@RequiredArgsConstructor
class PostService {
    private final PostRepository posts;

    List<Post> all() {
        return posts.findAll();
    }
}
