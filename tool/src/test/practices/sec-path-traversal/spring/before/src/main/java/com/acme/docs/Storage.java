package com.acme.docs;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import org.apache.commons.io.FilenameUtils;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

@Service
public class Storage {
    public void keep(MultipartFile file) throws IOException {
        String name = FilenameUtils.getName(file.getOriginalFilename());
        try (FileOutputStream out = new FileOutputStream(new File("/srv/uploads", name))) { // silent: sec-path-traversal because only the last part of the name is left
            out.write(1);
        }
    }
}
