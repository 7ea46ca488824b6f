package plant;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Plant {
    public static void main(String[] arguments) {
        SpringApplication.run(Plant.class, arguments);
    }
}
