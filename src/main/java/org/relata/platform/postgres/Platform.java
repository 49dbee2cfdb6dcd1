package org.relata.platform.postgres;

import java.util.Locale;

/** A kind of machine PostgreSQL was built for, and its archive on the class path. */
enum Platform {
    LINUX_AMD64("postgres-linux-x86_64.txz", ""),
    LINUX_ARM64("postgres-linux-arm_64.txz", ""),
    MAC_AMD64("postgres-darwin-x86_64.txz", ""),
    MAC_ARM64("postgres-darwin-arm_64.txz", ""),
    WINDOWS_AMD64("postgres-windows-x86_64.txz", ".exe");

    private final String archive;
    private final String suffix;

    Platform(String archive, String suffix) {
        this.archive = archive;
        this.suffix = suffix;
    }

    String archive() {
        return archive;
    }

    /** The file name of a program, e.g. {@code initdb}. */
    String program(String name) {
        return name + suffix;
    }

    static Platform here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean amd = processor.equals("amd64") || processor.equals("x86_64");
        if (os.startsWith("linux") && arm) return LINUX_ARM64;
        if (os.startsWith("linux") && amd) return LINUX_AMD64;
        if (os.startsWith("mac") && arm) return MAC_ARM64;
        if (os.startsWith("mac") && amd) return MAC_AMD64;
        // An ARM Windows runs programs built for the other processor.
        if (os.startsWith("windows")) return WINDOWS_AMD64;
        throw new PostgresTrouble("Relata brings no PostgreSQL for " + system + " on " + processor
                + ": nothing was changed; point RELATA_DATABASE_URL at a PostgreSQL 15 or newer.");
    }
}
