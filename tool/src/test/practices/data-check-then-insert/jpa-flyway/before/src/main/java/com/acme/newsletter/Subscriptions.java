package com.acme.newsletter;

interface Subscriptions {
    void subscribe(String email, String topic);

    long topic(String name);

    void invite(String email);

    void complain(String email);
}
