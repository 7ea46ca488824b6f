package com.acme.docs;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import org.apache.commons.io.FilenameUtils;
import org.springframework.stereotype.Service;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartFile;

@Service
public class Storage {
    public void keep(MultipartFile file) throws IOException {
        String name = FilenameUtils.getName(file.getOriginalFilename());
        try (FileOutputStream out = new FileOutputStream(new File("/srv/uploads", name))) { // silent: sec-path-traversal because only the last part of the name is left
            out.write(1);
        }
    }

    public void keepByEnding(MultipartFile file) throws IOException {
        String given = file.getOriginalFilename();
        String ending = given.substring(given.lastIndexOf("."));
        file.transferTo(new File("/srv/uploads/" + System.nanoTime() + ending)); // silent: sec-path-traversal because what begins with the last dot holds no other
        int dot = given.lastIndexOf('.');
        file.transferTo(new File("/srv/uploads/" + System.nanoTime() + given.substring(dot + 1))); // silent: sec-path-traversal because it holds no dot at all
    }

    public void keepByLibrary(MultipartFile file) throws IOException {
        String ending = StringUtils.getFilenameExtension(file.getOriginalFilename());
        file.transferTo(new File("/srv/uploads/" + System.nanoTime() + "." + ending)); // silent: sec-path-traversal because an ending holds neither dot nor slash
        String[] parts = file.getOriginalFilename().split("\\.");
        file.transferTo(new File("/srv/uploads/" + System.nanoTime() + "." + parts[parts.length - 1])); // silent: sec-path-traversal because no part between dots holds one
    }

    public void keepBehindTheSlash(MultipartFile file) throws IOException {
        String given = file.getOriginalFilename();
        file.transferTo(new File("/srv/uploads/" + given.substring(given.lastIndexOf('/') + 1))); // silent: sec-path-traversal because only the last part of the name is left
        int cut = Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\'));
        file.transferTo(new File("/srv/uploads/" + given.substring(cut + 1))); // silent: sec-path-traversal because it begins behind the last slash of either kind
    }
}
