package com.acme.sms;

import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SmsController {
    @Autowired
    private SmsService service;

    @PostMapping("/sms/send")
    public void send() throws IOException {
        service.send();
    }
}

interface SmsService {
    void send() throws IOException;
}

@Service
class OkHttpSmsService implements SmsService {
    @Autowired
    private SmsMapper mapper;

    private final OkHttpClient http = new OkHttpClient();

    @Override
    @Transactional(rollbackFor = Exception.class)
    public void send() throws IOException {
        for (String text : mapper.waiting()) {
            Request request = new Request.Builder().url("https://sms.example.com/" + text).build();
            http.newCall(request).execute(); // expect: data-tx-remote-call
        }
        mapper.markSent();
    }
}

@Mapper
interface SmsMapper {
    @Select("select text from sms where sent = 0")
    List<String> waiting();

    @Update("update sms set sent = 1")
    int markSent();
}
