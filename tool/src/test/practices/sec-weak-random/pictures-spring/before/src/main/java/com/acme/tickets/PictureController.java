package com.acme.tickets;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// A code that everybody reads off a picture, and one that only a telephone shows.
@RestController
public class PictureController {
    private final Telephone telephone;

    PictureController(Telephone telephone) {
        this.telephone = telephone;
    }

    @GetMapping("/picture")
    public void picture(HttpSession session, HttpServletResponse response) throws IOException {
        Riddle riddle = new Riddle();
        BufferedImage image = riddle.draw();
        session.setAttribute("verify_code", riddle.text()); // expect: sec-weak-random (low)
        ImageIO.write(image, "png", response.getOutputStream());
    }

    @PostMapping("/telephone")
    public void call(HttpSession session) {
        String code = String.valueOf(new Random().nextInt(1_000_000));
        session.setAttribute("verify_code", code); // expect: sec-weak-random (high)
        telephone.say(code);
    }

    interface Telephone {
        void say(String code);
    }

    private static final class Riddle {
        private final Random random = new Random();
        private String text = "";

        BufferedImage draw() {
            BufferedImage image = new BufferedImage(90, 30, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = (Graphics2D) image.getGraphics();
            StringBuilder drawn = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                String letter = String.valueOf((char) ('a' + random.nextInt(26)));
                drawn.append(letter);
                pen.drawString(letter, 20 * i, 24);
            }
            text = drawn.toString();
            return image;
        }

        String text() {
            return text;
        }
    }
}
