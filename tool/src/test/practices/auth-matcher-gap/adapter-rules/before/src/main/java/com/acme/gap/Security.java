package com.acme.gap;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

@Configuration
public class Security extends WebSecurityConfigurerAdapter {
    @Override
    protected void configure(HttpSecurity http) throws Exception {
        http.authorizeRequests()
                .antMatchers("/reports/**")
                .permitAll()
                .antMatchers("/reports/*/publish") // expect: auth-matcher-gap
                .hasRole("EDITOR")
                .antMatchers("/acounts/**") // expect: auth-matcher-gap
                .hasRole("ACCOUNTANT")
                .antMatchers("/accounts/*/export") // silent: auth-matcher-gap because nothing before it takes its requests
                .hasRole("ACCOUNTANT")
                .antMatchers("/swagger-ui/**") // silent: auth-matcher-gap because no endpoint looks like it
                .hasRole("DEVELOPER")
                .anyRequest()
                .authenticated()
                .and()
                .httpBasic();
    }
}
