package org.relata.platform;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this installation keeps its data and how it is reached.
 *
 * @param data the data folder: database, keys, secrets
 * @param databaseUrl an external PostgreSQL instead of the embedded one: the JDBC address of a role that may create roles, credentials included
 * @param attach whether to join a database that another process of this installation has started (the operator's verbs do)
 * @param publicUrl the address that people use, for links in mail
 */
@ConfigurationProperties("relata")
public record Installation(
        @DefaultValue("var/data") Path data,
        Optional<String> databaseUrl,
        @DefaultValue("false") boolean attach,
        String publicUrl,
        @DefaultValue("false") boolean demo,
        @DefaultValue("false") boolean dev) {}
