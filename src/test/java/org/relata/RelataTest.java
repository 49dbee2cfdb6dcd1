package org.relata;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** One server and one real embedded database for the whole run; tests keep apart by opening a practice each. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "relata.data=target/test-data/${random.uuid}")
@Import(RelataTest.Time.class)
public @interface RelataTest {
    @TestConfiguration
    class Time {
        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }
}
