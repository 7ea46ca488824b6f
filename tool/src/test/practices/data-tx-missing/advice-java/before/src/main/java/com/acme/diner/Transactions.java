package com.acme.diner;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.interceptor.NameMatchTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;

@Configuration
class Transactions {
    @Bean
    TransactionInterceptor writing(TransactionManager transactions) {
        return new TransactionInterceptor(transactions, new NameMatchTransactionAttributeSource());
    }
}
