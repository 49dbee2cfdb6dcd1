package org.relata.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Between the application and its database, in tests alone: what requests ask is written down, and statements pass unchanged until a test forgets
 * one of their predicates.
 */
@Component
public class Statements implements BeanPostProcessor {
    private final AtomicReference<UnaryOperator<String>> fault = new AtomicReference<>(UnaryOperator.identity());
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** What requests ask while this is done, the session's own housekeeping left out. */
    public List<String> askedIn(Runnable work) {
        asked.clear();
        work.run();
        return List.copyOf(asked);
    }

    /** Runs the check while every statement is written as the fault says. */
    public void with(UnaryOperator<String> planted, Runnable check) {
        try {
            fault.set(planted);
            check.run();
        } finally {
            fault.set(UnaryOperator.identity());
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals("dataSource") && bean instanceof DataSource source ? watched(source) : bean;
    }

    private DataSource watched(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return watched(super.getConnection());
            }
        };
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        note((String) arguments[0]);
                        arguments[0] = fault.get().apply((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void note(String sql) {
        boolean ofRequest = Thread.currentThread().getName().contains("omcat-handler");
        if (ofRequest && !sql.toLowerCase(Locale.ROOT).contains("spring_session")) {
            asked.add(sql);
        }
    }
}
