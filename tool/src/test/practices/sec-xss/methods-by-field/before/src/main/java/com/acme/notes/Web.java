package com.acme.notes;

import org.springframework.context.annotation.*;
import org.springframework.web.filter.HiddenHttpMethodFilter;

@Configuration
class Web {
    @Bean
    HiddenHttpMethodFilter methodsOfForms() {
        return new HiddenHttpMethodFilter();
    }
}
