package com.acme.gap;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityConfigurerAdapter;

@Configuration
public class Security extends WebSecurityConfigurerAdapter {
    @Override
    protected void configure(HttpSecurity http) throws Exception {
        http.authorizeRequests()
                .antMatchers("/reports/*/publish")
                .hasRole("EDITOR")
                .antMatchers("/reports/**")
                .permitAll()
                .antMatchers("/accounts/**")
                .hasRole("ACCOUNTANT")
                .anyRequest()
                .authenticated()
                .and()
                .httpBasic();
    }
}
