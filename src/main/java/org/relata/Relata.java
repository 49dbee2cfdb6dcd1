package org.relata;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The care platform in which the relationship is the client. */
@Modulithic(
        systemName = "Relata",
        sharedModules = {"kernel", "platform", "ui"})
@SpringBootApplication
public class Relata {
    public static void main(String[] args) {
        SpringApplication.run(Relata.class, args);
    }
}
