package org.relata;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Optional;
import org.relata.platform.ColdCopy;
import org.relata.platform.DatabaseTrouble;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.modulith.Modulithic;

/** The care platform in which the relationship is the client; and its verbs, which {@code ./relata} hands on. */
@Modulithic(
        systemName = "Relata",
        sharedModules = {"kernel", "platform", "ui"})
@SpringBootApplication
public class Relata {
    public static void main(String[] args) {
        try {
            start(CommandLine.of(args));
        } catch (RuntimeException e) {
            System.err.println(plain(e).orElseThrow(() -> e));
            System.exit(1);
        }
    }

    private static void start(CommandLine line) {
        switch (line.verb()) {
            case "serve" -> serve(line);
            case "demo" -> serve(line.with("relata.demo", "true"));
            case "dev" -> serve(line.with("relata.demo", "true").with("relata.dev", "true"));
            case "import" -> bringIn(line);
            case "copy" -> copy(line);
            default ->
                throw new CommandLine.Unclear(
                        "There is no verb \"" + line.verb() + "\": try serve, demo, dev, import or copy.");
        }
    }

    private static void serve(CommandLine line) {
        System.err.println("Relata is starting ...");
        line.port().ifPresent(Relata::free);
        SpringApplication application = new SpringApplication(Relata.class);
        application.setLogStartupInfo(false);
        application.run(line.properties());
    }

    /** Before anything is made for it. */
    private static void free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw busy(port);
        }
    }

    private static CommandLine.Unclear busy(int port) {
        return new CommandLine.Unclear(
                "Port " + port + " is in use: stop what listens there, or choose another with --port.");
    }

    /** Works beside a running server or without one, on the same data folder. */
    private static void bringIn(CommandLine line) {
        ImportVerb.Brought file = ImportVerb.read(line);
        if (System.getenv("RELATA_DATABASE_URL") == null && !Files.isDirectory(line.data())) {
            throw new CommandLine.Unclear("There is no folder " + line.data()
                    + ": open a practice with ./relata serve first, or name its folder with --data.");
        }
        SpringApplication application = new SpringApplication(Relata.class);
        application.setLogStartupInfo(false);
        application.setWebApplicationType(WebApplicationType.NONE);
        // only what the verb needs is made: no page, no job
        application.setLazyInitialization(true);
        try (var context = application.run(line.with("relata.attach", "true")
                // whatever goes wrong is said once, by the verb
                .with("logging.level.root", "off")
                .properties())) {
            context.getBean(ImportVerb.class).run(line, file);
        }
    }

    private static void copy(CommandLine line) {
        System.err.println(
                ColdCopy.make(line.data(), line.path(0, "Name the folder to copy to."), System.err::println));
    }

    /** The one sentence for whoever runs the installation, where there is one; anything else is a fault of ours and keeps its trace. */
    private static Optional<String> plain(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException busy) {
                return Optional.ofNullable(busy(busy.getPort()).getMessage());
            }
            if (cause instanceof DatabaseTrouble || cause instanceof CommandLine.Unclear) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }
}
