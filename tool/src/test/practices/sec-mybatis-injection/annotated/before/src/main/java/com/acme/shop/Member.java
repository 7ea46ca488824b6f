package com.acme.shop;

public class Member {
    public long id;
    public String name;
}
