package com.acme.forms;

public @interface Name {}
