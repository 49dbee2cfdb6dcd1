package org.relata.platform;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
@EnableConfigurationProperties(Installation.class)
class PlatformConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Database database(Installation installation) {
        return Database.open(
                installation.data(), installation.databaseUrl().filter(url -> !url.isBlank()), installation.attach());
    }

    @Bean
    @Primary
    DataSource dataSource(Database database) {
        return database.pool(Database.APP, 16);
    }

    @Bean(defaultCandidate = false)
    DataSource keeperSource(Database database) {
        return database.pool(Database.KEEPER, 6);
    }

    @Bean
    Keeper keeper(
            @org.springframework.beans.factory.annotation.Qualifier("keeperSource") DataSource keeperSource,
            Clock clock) {
        return new Keeper(keeperSource, clock);
    }

    @Bean
    EpochKeys epochKeys(Installation installation) {
        return new EpochKeys(installation.data().resolve("keys").resolve("epoch-keys"));
    }

    @Bean
    Keyring keyring(EpochKeys epochs) {
        return new Keyring(epochs);
    }

    @Bean
    Vault vault(Keyring keyring, JdbcClient jdbc) {
        return new Vault(keyring, jdbc);
    }

    @Bean
    KeyRotation keyRotation(EpochKeys epochs, Keyring keyring, Keeper keeper) {
        return new KeyRotation(epochs, keyring, keeper);
    }
}
